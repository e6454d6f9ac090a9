package io.ptoken.control;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that nobody but the person and the code that needs them may see: a password, a key component. {@link #close()}
 * zeroises them. In no text. Not thread safe.
 */
public final class Secret implements AutoCloseable {

    /** The longest. */
    public static final int MOST_BYTES = 64 * 1024;

    private final byte[] bytes;
    private boolean closed;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Of these bytes, which belong to the secret from now on and are zeroised with it.
     *
     * @param bytes at most {@value #MOST_BYTES}; zeroised at once when there are more
     */
    public static Secret of(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            int length = bytes.length;
            Arrays.fill(bytes, (byte) 0);
            throw new IllegalArgumentException("secret: got " + length + " bytes, expected at most " + MOST_BYTES);
        }
        return new Secret(bytes);
    }

    /** Of the UTF-8 bytes of these characters, which are zeroised. */
    public static Secret ofText(char[] text) {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer encoded = ByteBuffer.allocate((int) Math.ceil(text.length * (double) encoder.maxBytesPerChar()));
        try {
            encoder.encode(CharBuffer.wrap(text), encoded, true);
            encoder.flush(encoded);
            return of(Arrays.copyOf(encoded.array(), encoded.position()));
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
            Arrays.fill(text, '\0');
        }
    }

    /** The bytes themselves, no copy: zeros once the secret is closed. */
    public byte[] bytes() {
        requireOpen();
        return bytes;
    }

    /**
     * The bytes read as UTF-8, in an array of the caller's, who zeroises it.
     *
     * @throws IllegalArgumentException when they are no UTF-8
     */
    public char[] text() {
        requireOpen();
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        try {
            CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
            if (end.isError()) {
                end.throwException();
            }
            return Arrays.copyOf(decoded.array(), decoded.position());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("secret: got bytes that are no UTF-8 text, expected text", e);
        } finally {
            Arrays.fill(decoded.array(), '\0');
        }
    }

    /** Zeroises the bytes; a second time does nothing. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "Secret[" + bytes.length + " bytes]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the secret is closed");
        }
    }
}
