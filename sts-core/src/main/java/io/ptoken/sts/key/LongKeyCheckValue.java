package io.ptoken.sts.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Assumed check values of keys that are no DES keys: 160-bit vending keys and 128-bit decoder keys. No source tells the
 * real rule (specification section 8.7). Each takes the first three bytes of its result.
 */
public enum LongKeyCheckValue implements KeyCheckValueMethod {
    /** HMAC-SHA-256 under the key of a fixed text, the rule of this product's own key-load profile. */
    KEY_LOAD_PROFILE {
        @Override
        byte[] compute(byte[] key) {
            return hmac(key, "STSKMS-AP1-KCV".getBytes(StandardCharsets.US_ASCII));
        }
    },
    /** HMAC-SHA-256 under the key of eight zero bytes, by likeness to the DES rule. */
    HMAC_OF_ZEROS {
        @Override
        byte[] compute(byte[] key) {
            return hmac(key, new byte[Long.BYTES]);
        }
    },
    /** SHA-256 of the key. */
    SHA256_OF_KEY {
        @Override
        byte[] compute(byte[] key) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(key);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    };

    abstract byte[] compute(byte[] key);

    @Override
    public KeyCheckValue of(byte[] key) {
        byte[] result = compute(key);
        try {
            return KeyCheckValue.ofFirstBytes(result);
        } finally {
            Arrays.fill(result, (byte) 0);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try (PreparedHmac hmac = PreparedHmac.of(key)) {
            byte[] mac = new byte[PreparedHmac.MAC_BYTES];
            hmac.mac(message, mac);
            return mac;
        }
    }
}
