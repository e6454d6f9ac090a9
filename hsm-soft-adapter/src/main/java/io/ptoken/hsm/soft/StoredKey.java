package io.ptoken.hsm.soft;

import io.ptoken.hsm.RegisterNumber;
import io.ptoken.sts.key.VendingKey;

/**
 * A vending key as the state file holds it.
 *
 * @param entry its attributes, with the limits that are on disk
 * @param key belongs to whoever made this record
 */
record StoredKey(RegisterNumber register, VendingKeyEntry entry, VendingKey key) {}
