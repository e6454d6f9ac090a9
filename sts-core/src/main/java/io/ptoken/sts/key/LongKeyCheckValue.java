package io.ptoken.sts.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Assumed check values of keys that are no DES keys: 160-bit vending keys and 128-bit decoder keys. No source tells the
 * real rule (specification section 8.7). Each takes the first three bytes of its result.
 */
public enum LongKeyCheckValue implements KeyCheckValueMethod {
    /** HMAC-SHA-256 under the key of a fixed text, the rule of this product's own key-load profile. */
    KEY_LOAD_PROFILE {
        @Override
        byte[] compute(byte[] key) throws GeneralSecurityException {
            return hmac(key, "STSKMS-AP1-KCV".getBytes(StandardCharsets.US_ASCII));
        }
    },
    /** HMAC-SHA-256 under the key of eight zero bytes, by likeness to the DES rule. */
    HMAC_OF_ZEROS {
        @Override
        byte[] compute(byte[] key) throws GeneralSecurityException {
            return hmac(key, new byte[Long.BYTES]);
        }
    },
    /** SHA-256 of the key. */
    SHA256_OF_KEY {
        @Override
        byte[] compute(byte[] key) throws GeneralSecurityException {
            return MessageDigest.getInstance("SHA-256").digest(key);
        }
    };

    abstract byte[] compute(byte[] key) throws GeneralSecurityException;

    @Override
    public KeyCheckValue of(byte[] key) {
        try {
            byte[] result = compute(key);
            try {
                return KeyCheckValue.ofFirstBytes(result);
            } finally {
                Arrays.fill(result, (byte) 0);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
