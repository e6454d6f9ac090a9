package io.ptoken.hsm.keyload;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.slot.KekSlotStatus;

/**
 * A vending key that a module has taken from a key-load file.
 *
 * @param register where it is
 * @param slot the slot as it is now: LOADING
 * @param repeated true when this record was loaded before, so that nothing has changed
 */
public record LoadedKey(RegisterNumber register, KekSlotStatus slot, boolean repeated) {}
