package io.ptoken.thrift;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts a stream into frames: a 4-byte big-endian length, then that many bytes. Memory is taken as bytes arrive, not as
 * the length promises.
 */
final class FrameReader {

    /** What a strict binary message begins with; where a length belongs, it gives the unframed client away. */
    private static final int STRICT_VERSION = 0x8001;

    private static final int LENGTH_BYTES = 4;

    private final InputStream in;
    private final int maxFrameBytes;

    FrameReader(InputStream in, int maxFrameBytes) {
        this.in = in;
        this.maxFrameBytes = maxFrameBytes;
    }

    /** The first byte of the next frame, or -1 when the client has hung up in good order. */
    int first() throws IOException {
        return in.read();
    }

    /**
     * The frame whose length begins with {@code first}.
     *
     * @throws RefusedException when the length makes no sense or the stream ends early
     */
    byte[] rest(int first) throws IOException {
        byte[] tail = in.readNBytes(LENGTH_BYTES - 1);
        if (tail.length < LENGTH_BYTES - 1) {
            throw new RefusedException(Refusal.TRUNCATED, "within the length");
        }
        int length = first << 24 | (tail[0] & 0xFF) << 16 | (tail[1] & 0xFF) << 8 | (tail[2] & 0xFF);
        requireSensible(length);
        byte[] frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new RefusedException(Refusal.TRUNCATED, frame.length + " of " + length + " bytes came");
        }
        return frame;
    }

    private void requireSensible(int length) throws RefusedException {
        if (length >>> 16 == STRICT_VERSION) {
            throw new RefusedException(Refusal.UNFRAMED, "");
        }
        if (length < 0) {
            throw new RefusedException(Refusal.NEGATIVE_LENGTH, Integer.toString(length));
        }
        if (length > maxFrameBytes) {
            Refusal refusal = looksLikeHttp(length) ? Refusal.HTTP : Refusal.OVERSIZED;
            throw new RefusedException(refusal, length + " bytes, at most " + maxFrameBytes);
        }
    }

    /** Four bytes of an HTTP method name where a length was due. */
    private static boolean looksLikeHttp(int length) {
        byte[] bytes = {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length};
        return HttpVerb.begins(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
