package io.ptoken.hsm.soft.register;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.soft.slot.DeliveredKey;
import io.ptoken.sts.key.VendingKey;
import java.util.Optional;

/**
 * A vending key as the state file holds it.
 *
 * @param entry its attributes, with the limits that follow from {@code left}
 * @param left what it may still vend, as it is on disk
 * @param delivered how it came from a KMC; empty for a key that its owner loaded in the clear
 * @param key belongs to whoever made this record
 */
public record StoredKey(
        RegisterNumber register,
        VendingKeyEntry entry,
        KeyAllowances left,
        Optional<DeliveredKey> delivered,
        VendingKey key) {

    public StoredKey {
        entry = entry.withLimits(left.units().limit(), left.currency().limit());
    }

    /** A key with all of its limits left. */
    public StoredKey(RegisterNumber register, VendingKeyEntry entry, Optional<DeliveredKey> delivered, VendingKey key) {
        this(register, entry, KeyAllowances.of(entry), delivered, key);
    }

    /** A key of no slot, with all of its limits left. */
    public StoredKey(RegisterNumber register, VendingKeyEntry entry, VendingKey key) {
        this(register, entry, Optional.empty(), key);
    }
}
