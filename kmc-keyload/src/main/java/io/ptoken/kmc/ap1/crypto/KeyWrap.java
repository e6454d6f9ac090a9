package io.ptoken.kmc.ap1.crypto;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.sts.key.KeyBytesAccess;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM over one vending key, with its attributes as additional data (key-load profile section 2.6). */
public final class KeyWrap {

    /** Bytes that authenticate a wrapped key. */
    public static final int TAG_BYTES = 16;

    private static final int IV_BYTES = 12;

    private KeyWrap() {}

    /**
     * Encrypts a vending key for its record.
     *
     * @param sequence SEQ; a second key with the same one would break the cipher
     * @param attributes record up to and including the semicolon before WVK
     * @param key left as it is
     */
    public static byte[] wrap(AgreedKeys keys, int sequence, String attributes, byte[] key) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, keys, sequence, attributes).doFinal(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM encrypts whatever it is given", e);
        }
    }

    /** The key, which the caller zeroises; empty when key and attributes are not what was wrapped. */
    public static Optional<byte[]> unwrap(AgreedKeys keys, int sequence, String attributes, byte[] wrapped) {
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, keys, sequence, attributes).doFinal(wrapped));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refuses nothing but a wrong tag", e);
        }
    }

    private static Cipher cipher(int mode, AgreedKeys keys, int sequence, String attributes)
            throws GeneralSecurityException {
        byte[] kek = keys.kek().bytes(KeyBytesAccess.grant());
        byte[] ivBase = keys.ivBase().bytes(KeyBytesAccess.grant());
        try {
            byte[] iv =
                    ByteBuffer.allocate(IV_BYTES).put(ivBase).putInt(sequence).array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(kek, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
            cipher.updateAAD(Hashes.ascii(attributes));
            return cipher;
        } finally {
            Arrays.fill(kek, (byte) 0);
            Arrays.fill(ivBase, (byte) 0);
        }
    }
}
