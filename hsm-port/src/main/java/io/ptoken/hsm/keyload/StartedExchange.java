package io.ptoken.hsm.keyload;

import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;

/**
 * An exchange with a KMC that has begun.
 *
 * @param slot the slot as it is now: PENDING
 * @param kmc the KMC asked
 * @param request record (VKLOADREQ) that goes to the KMC
 */
public record StartedExchange(KekSlotStatus slot, KmcId kmc, KeyLoadRecord request) {}
