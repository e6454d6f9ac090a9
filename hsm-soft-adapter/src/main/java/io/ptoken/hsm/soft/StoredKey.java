package io.ptoken.hsm.soft;

import io.ptoken.hsm.RegisterNumber;
import io.ptoken.sts.key.VendingKey;
import java.util.Optional;

/**
 * A vending key as the state file holds it.
 *
 * @param entry its attributes, with the limits that are on disk
 * @param slot number of the KEK slot that it came through; empty for a key that its owner loaded in the clear
 * @param key belongs to whoever made this record
 */
record StoredKey(RegisterNumber register, VendingKeyEntry entry, Optional<Integer> slot, VendingKey key) {

    /** A key of no slot. */
    StoredKey(RegisterNumber register, VendingKeyEntry entry, VendingKey key) {
        this(register, entry, Optional.empty(), key);
    }
}
