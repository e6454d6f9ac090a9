package io.ptoken.sts.cipher;

import io.ptoken.sts.identity.EncryptionAlgorithm;

/**
 * A cipher under one decoder key (specification sections 9-11). Blocks are numbers; bit 63 is the first bit of the data
 * block of section 2.
 *
 * <p>Implementations are immutable, thread-safe and leave no garbage. They hold the key until they are collected: drop
 * them with the key they were made from.
 */
public interface TokenCipher {

    /** Which cipher this is. */
    EncryptionAlgorithm algorithm();

    /** Encrypts one 64-bit block. */
    long encrypt(long block);

    /** Decrypts one 64-bit block. */
    long decrypt(long block);
}
