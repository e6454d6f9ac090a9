package io.ptoken.thrift;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts bytes as they come into frames: a 4-byte big-endian length, then that many bytes. Memory is taken as bytes arrive,
 * not as the length promises. Guarded by its connection.
 */
final class FrameReader {

    /** What a strict binary message begins with; where a length belongs, it gives the unframed client away. */
    private static final int STRICT_VERSION = 0x8001;

    private static final int LENGTH_BYTES = 4;
    private static final int LEAST_BUFFER = 512;
    private static final byte[] NOTHING = new byte[0];

    private final int maxFrameBytes;
    private byte[] bytes = NOTHING;
    private int count;

    FrameReader(int maxFrameBytes) {
        this.maxFrameBytes = maxFrameBytes;
    }

    /** More bytes have come. */
    void add(ByteBuffer more) {
        int needed = count + more.remaining();
        if (needed > bytes.length) {
            byte[] larger = Arrays.copyOf(bytes, Math.max(needed, Math.max(LEAST_BUFFER, 2 * bytes.length)));
            Arrays.fill(bytes, (byte) 0);
            bytes = larger;
        }
        int added = more.remaining();
        more.get(bytes, count, added);
        count += added;
    }

    /** True when a frame has begun to come. */
    boolean hasBegun() {
        return count > 0;
    }

    /**
     * The next frame, without its length; empty until it is whole.
     *
     * @throws RefusedException when the length makes no sense
     */
    Optional<byte[]> next() throws RefusedException {
        if (count < LENGTH_BYTES) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(bytes).getInt();
        requireSensible(length);
        if (count - LENGTH_BYTES < length) {
            return Optional.empty();
        }
        byte[] frame = Arrays.copyOfRange(bytes, LENGTH_BYTES, LENGTH_BYTES + length);
        byte[] left =
                count == LENGTH_BYTES + length ? NOTHING : Arrays.copyOfRange(bytes, LENGTH_BYTES + length, count);
        Arrays.fill(bytes, (byte) 0); // a password may have come by it
        bytes = left;
        count = left.length;
        return Optional.of(frame);
    }

    /**
     * Nothing more comes.
     *
     * @throws RefusedException when a frame has begun and is not whole
     */
    void requireNothingLeft() throws RefusedException {
        if (count >= LENGTH_BYTES) {
            int length = ByteBuffer.wrap(bytes).getInt();
            throw new RefusedException(Refusal.TRUNCATED, (count - LENGTH_BYTES) + " of " + length + " bytes came");
        }
        if (count > 0) {
            throw new RefusedException(Refusal.TRUNCATED, "within the length");
        }
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
