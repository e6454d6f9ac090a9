package io.ptoken.hsm.soft.seal;

import io.ptoken.sts.InvalidValueException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What one guess of a passphrase or PIN costs: the parameters of Argon2id version 1.3. Stored in the header of the file, so
 * that a file made with one cost opens after the default has changed.
 *
 * @param memoryKib memory in KiB, 19456 (the floor OWASP gives) to 1048576
 * @param iterations passes over that memory, 2-16
 * @param parallelism lanes, 1-16
 */
public record Argon2Cost(int memoryKib, int iterations, int parallelism) {

    private static final int LENGTH = 32;

    /** 64 MiB, three passes: the second recommendation of RFC 9106 on one lane. */
    public static final Argon2Cost DEFAULT = new Argon2Cost(64 * 1024, 3, 1);

    /** 19 MiB, two passes: the least that is accepted. */
    public static final Argon2Cost LEAST = new Argon2Cost(19 * 1024, 2, 1);

    public Argon2Cost {
        InvalidValueException.requireRange("Argon2id memory", memoryKib, 19 * 1024, 1024 * 1024);
        InvalidValueException.requireRange("Argon2id iterations", iterations, 2, 16);
        InvalidValueException.requireRange("Argon2id parallelism", parallelism, 1, 16);
    }

    /**
     * Argon2id over a secret at this price.
     *
     * @param salt random, 16 bytes
     * @return 32 bytes; the caller zeroises them when they are secret
     */
    public byte[] derive(byte[] secret, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .withSalt(salt)
                .build());
        byte[] result = new byte[LENGTH];
        generator.generateBytes(secret, result);
        return result;
    }
}
