package io.ptoken.hsm.key;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KmcId;

/**
 * Through which exchange a vending key came.
 *
 * @param kmc the KMC that delivered it
 * @param slot number of the KEK slot, from 1
 * @param slotState state of the slot at present, on which credit vending depends
 * @param groupName name of the supply group as the KMC states it, 1-40 characters
 */
public record VendingKeyOrigin(KmcId kmc, int slot, KekSlotState slotState, String groupName) {}
