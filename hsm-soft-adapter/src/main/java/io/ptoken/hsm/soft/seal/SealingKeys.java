package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.DAMAGED;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** The two keys of a sealed file, for its content and for the check of the secret; zeroised on close. */
final class SealingKeys implements AutoCloseable {

    private static final byte[] CONTENT = "ptoken softsm 1 content".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHECK = "ptoken softsm 1 check".getBytes(StandardCharsets.US_ASCII);

    private final byte[] contentKey;
    private final byte[] checkKey;

    private SealingKeys(byte[] contentKey, byte[] checkKey) {
        this.contentKey = contentKey;
        this.checkKey = checkKey;
    }

    static SealingKeys of(byte[] master) {
        return new SealingKeys(Digests.hmac(master, CONTENT), Digests.hmac(master, CHECK));
    }

    /** The key check of a header. */
    byte[] check(byte[] headerBytes) {
        return Arrays.copyOf(Digests.hmac(checkKey, headerBytes), SealHeader.KEY_CHECK_LENGTH);
    }

    byte[] encrypt(byte[] nonce, byte[] header, byte[] content) {
        try {
            return run(true, nonce, header, content, 0, content.length);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("encryption cannot fail", e);
        }
    }

    /**
     * Decrypts what follows the header in a file.
     *
     * @throws SealedFileException {@code DAMAGED} when content, tag or header are not what was sealed
     */
    byte[] decrypt(byte[] nonce, byte[] file) {
        byte[] header = Arrays.copyOf(file, SealHeader.LENGTH);
        try {
            return run(false, nonce, header, file, SealHeader.LENGTH, file.length - SealHeader.LENGTH);
        } catch (InvalidCipherTextException e) {
            throw new SealedFileException(
                    DAMAGED, "sealed file is damaged: its content is not what was sealed with this secret", e);
        }
    }

    private byte[] run(boolean encrypting, byte[] nonce, byte[] header, byte[] input, int offset, int length)
            throws InvalidCipherTextException {
        return run(encrypting, contentKey, nonce, header, input, offset, length);
    }

    /** One pass over a whole array, for the self-test; empty when a tag is wrong. */
    static byte[] aesGcm(boolean encrypting, byte[] key, byte[] nonce, byte[] data, byte[] input) {
        try {
            return run(encrypting, key, nonce, data, input, 0, input.length);
        } catch (InvalidCipherTextException e) {
            return new byte[0]; // the self-test reports that it is not what it must be
        }
    }

    private static byte[] run(
            boolean encrypting, byte[] contentKey, byte[] nonce, byte[] header, byte[] input, int offset, int length)
            throws InvalidCipherTextException {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        KeyParameter key = new KeyParameter(contentKey);
        byte[] output = new byte[0];
        boolean complete = false;
        try {
            cipher.init(encrypting, new AEADParameters(key, 8 * SealHeader.TAG_LENGTH, nonce, header));
            output = new byte[cipher.getOutputSize(length)];
            int written = cipher.processBytes(input, offset, length, output, 0);
            cipher.doFinal(output, written);
            complete = true;
            return output;
        } finally {
            Arrays.fill(key.getKey(), (byte) 0);
            if (!complete) {
                Arrays.fill(output, (byte) 0);
            }
        }
    }

    @Override
    public void close() {
        Arrays.fill(contentKey, (byte) 0);
        Arrays.fill(checkKey, (byte) 0);
    }
}
