package io.ptoken.sts.cipher;

import io.ptoken.sts.identity.EncryptionAlgorithm;

/**
 * Encrypts 64-bit data blocks under one decoder key (specification sections 9-11). Bit 63 is the most significant bit of
 * the first byte.
 *
 * <p>Implementations are thread-safe and allocate nothing per call.
 */
public interface TokenCipher {

    /** The encryption algorithm. */
    EncryptionAlgorithm algorithm();

    /** Encrypts a plain block. */
    long encrypt(long block);

    /** Decrypts a block. */
    long decrypt(long block);
}
