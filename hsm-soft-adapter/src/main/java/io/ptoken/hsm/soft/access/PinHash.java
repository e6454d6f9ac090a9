package io.ptoken.hsm.soft.access;

import io.ptoken.hsm.soft.seal.Argon2Cost;
import io.ptoken.sts.InvalidValueException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What the module keeps of a PIN: Argon2id over it.
 *
 * @param salt 16 bytes as hex
 * @param hash 32 bytes as hex
 */
public record PinHash(Argon2Cost cost, String salt, String hash) {

    private static final int SALT_LENGTH = 16;

    public PinHash {
        if (!salt.matches("[0-9a-f]{32}") || !hash.matches("[0-9a-f]{64}")) {
            throw new InvalidValueException("hash of a PIN", "another form", "32 and 64 lower-case hex digits");
        }
    }

    public static PinHash of(byte[] pin, Argon2Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return new PinHash(cost, HexFormat.of().formatHex(salt), HexFormat.of().formatHex(cost.derive(pin, salt)));
    }

    /** Takes the time of the hash, whatever the answer. */
    boolean matches(byte[] pin) {
        byte[] computed = cost.derive(pin, HexFormat.of().parseHex(salt));
        boolean same = MessageDigest.isEqual(computed, HexFormat.of().parseHex(hash));
        Arrays.fill(computed, (byte) 0);
        return same;
    }

    @Override
    public String toString() {
        return "PinHash[" + cost + "]";
    }
}
