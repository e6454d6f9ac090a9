package io.ptoken.hsm.soft.seal;

import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.DAMAGED;
import static io.ptoken.hsm.soft.seal.SealedFileException.Reason.UNKNOWN_VERSION;

import io.ptoken.sts.InvalidValueException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** The part of a sealed file that is not encrypted; see the package for its layout. */
final class SealHeader {

    static final int LENGTH = 76;
    static final int NONCE_LENGTH = 12;
    static final int KEY_CHECK_LENGTH = 16;
    static final int TAG_LENGTH = 16;
    static final int MAX_CONTENT = 16 * 1024 * 1024;

    private static final byte[] MAGIC = "PTSOFTSM".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKED_LENGTH = 52;
    private static final int SUMMED_LENGTH = CHECKED_LENGTH + KEY_CHECK_LENGTH;
    private static final int SUM_LENGTH = LENGTH - SUMMED_LENGTH;

    private final KeyDerivation derivation;
    private final byte[] nonce;
    private final int contentLength;
    private final byte[] keyCheck;

    /**
     * @param derivation how the keys are made from the secret
     * @param nonce 12 bytes
     * @param contentLength bytes of content, 0-16777216
     * @param keyCheck 16 bytes
     */
    SealHeader(KeyDerivation derivation, byte[] nonce, int contentLength, byte[] keyCheck) {
        this.derivation = derivation;
        this.nonce = nonce;
        this.contentLength = contentLength;
        this.keyCheck = keyCheck;
    }

    KeyDerivation derivation() {
        return derivation;
    }

    byte[] nonce() {
        return nonce;
    }

    byte[] keyCheck() {
        return keyCheck;
    }

    /** The bytes that the key check covers. */
    byte[] checkedBytes() {
        ByteBuffer out = ByteBuffer.allocate(CHECKED_LENGTH);
        out.put(MAGIC).putShort((short) VERSION);
        derivation.writeTo(out);
        out.put(nonce).putInt(contentLength);
        return out.array();
    }

    byte[] encode() {
        byte[] summed = ByteBuffer.allocate(SUMMED_LENGTH)
                .put(checkedBytes())
                .put(keyCheck)
                .array();
        return ByteBuffer.allocate(LENGTH)
                .put(summed)
                .put(Digests.sha256(summed), 0, SUM_LENGTH)
                .array();
    }

    /**
     * Reads the header of a whole file; the order of the checks decides which error a reader sees.
     *
     * @throws SealedFileException {@code DAMAGED} or {@code UNKNOWN_VERSION}
     */
    static SealHeader parse(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        require(file.length >= LENGTH + TAG_LENGTH, "it is too short");
        require(in.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC)), "it does not begin as a sealed module does");
        byte[] sum = Arrays.copyOf(Digests.sha256(Arrays.copyOf(file, SUMMED_LENGTH)), SUM_LENGTH);
        require(
                MessageDigest.isEqual(sum, Arrays.copyOfRange(file, SUMMED_LENGTH, LENGTH)),
                "the check sum of its header is wrong");
        in.position(MAGIC.length);
        int version = Short.toUnsignedInt(in.getShort());
        if (version != VERSION) {
            throw new SealedFileException(
                    UNKNOWN_VERSION, "sealed file has format version " + version + ", this release reads " + VERSION);
        }
        SealHeader header = parseFields(in);
        require(file.length == LENGTH + header.contentLength + TAG_LENGTH, "its length is wrong");
        return header;
    }

    private static SealHeader parseFields(ByteBuffer in) {
        KeyDerivation derivation = parseDerivation(in);
        byte[] nonce = new byte[NONCE_LENGTH];
        in.get(nonce);
        int length = in.getInt();
        require(length >= 0 && length <= MAX_CONTENT, "its header gives a length out of range");
        byte[] keyCheck = new byte[KEY_CHECK_LENGTH];
        in.get(keyCheck);
        return new SealHeader(derivation, nonce, length, keyCheck);
    }

    private static KeyDerivation parseDerivation(ByteBuffer in) {
        try {
            return KeyDerivation.readFrom(in);
        } catch (InvalidValueException e) {
            throw new SealedFileException(DAMAGED, "sealed file is damaged: " + e.getMessage(), e);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new SealedFileException(DAMAGED, "sealed file is damaged: " + otherwise);
        }
    }
}
