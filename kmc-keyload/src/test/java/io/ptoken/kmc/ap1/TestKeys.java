package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.sts.key.VendingKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/** The rule by which key-load profile section 2.11 makes test keys from labels. */
final class TestKeys {

    private static final BigInteger ORDER = new BigInteger(
            "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973", 16);

    private TestKeys() {}

    /** 1 + (SHA-512(label) mod (n - 1)). */
    static SecretOctets privateKey(String label) {
        BigInteger number = new BigInteger(1, digest("SHA-512", label))
                .mod(ORDER.subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[48];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return SecretOctets.of(label, fixed);
    }

    static StaticKeys staticKeys(String label) {
        return new StaticKeys(privateKey(label + " agreement"), privateKey(label + " signing"));
    }

    /** The first bytes of SHA-256(label). */
    static VendingKey vendingKey(String sgcKrnKtc, int bytes) {
        return VendingKey.of(Arrays.copyOf(digest("SHA-256", "STSKMS-AP1 test VK " + sgcKrnKtc), bytes));
    }

    /** A source of randomness that gives the same numbers for the same seed. */
    static SecureRandom random(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] digest(String algorithm, String label) {
        try {
            return MessageDigest.getInstance(algorithm).digest(label.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
