package io.ptoken.sts.key;

import java.util.Arrays;

/**
 * How a key check value is computed. The usual industry form exists for DES keys; none is published for 160-bit vending
 * keys and 128-bit decoder keys (specification section 8.7), so that {@link #standard} lets the caller name one.
 */
@FunctionalInterface
public interface KeyCheckValueMethod {

    /** The check value of key bytes, which are left as they are. */
    KeyCheckValue of(byte[] key);

    /** The check value of a vending key. */
    default KeyCheckValue of(VendingKey key) {
        return ofAndZeroise(key.bytes(KeyBytesAccess.grant()));
    }

    /** The check value of a decoder key. */
    default KeyCheckValue of(DecoderKey key) {
        return ofAndZeroise(key.bytes(KeyBytesAccess.grant()));
    }

    private KeyCheckValue ofAndZeroise(byte[] key) {
        try {
            return of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** {@link DesKeyCheckValue} for 64-bit keys, {@code longKeys} for all others. */
    static KeyCheckValueMethod standard(LongKeyCheckValue longKeys) {
        KeyCheckValueMethod des = new DesKeyCheckValue();
        return key -> key.length == Long.BYTES ? des.of(key) : longKeys.of(key);
    }

    /** {@link #standard(LongKeyCheckValue)} with the assumption that this product's key-load profile makes. */
    static KeyCheckValueMethod standard() {
        return standard(LongKeyCheckValue.KEY_LOAD_PROFILE);
    }
}
