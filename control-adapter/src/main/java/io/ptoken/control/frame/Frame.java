package io.ptoken.control.frame;

import io.ptoken.control.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One message as it goes over the line. In no text, because a body may be a secret. */
public final class Frame {

    private static final int LABEL_LENGTH = 2;

    private final FrameType type;
    private final byte[] body;

    Frame(FrameType type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    /** What it is. */
    public FrameType type() {
        return type;
    }

    /** The bytes themselves, no copy. */
    byte[] body() {
        return body;
    }

    /** The body as a secret, which it belongs to from now on. */
    public Secret secret() {
        return Secret.of(body);
    }

    /** The secret of a {@link FrameType#SHOW_SECRET}; the body is zeroised. */
    public ShownSecret shownSecret() throws FrameException {
        try {
            int label = ByteBuffer.wrap(body).getShort() & 0xFFFF;
            int begin = LABEL_LENGTH + label;
            if (label > FrameType.MOST_LABEL || begin > body.length || body.length - begin > Secret.MOST_BYTES) {
                throw new FrameException("frame " + type + ": the length of its label is wrong");
            }
            String text = new String(body, LABEL_LENGTH, label, StandardCharsets.UTF_8);
            return new ShownSecret(text, Secret.of(Arrays.copyOfRange(body, begin, body.length)));
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /** What stands before the secret in the body of a {@link FrameType#SHOW_SECRET}. */
    public static byte[] labelBytes(String label) {
        byte[] text = label.getBytes(StandardCharsets.UTF_8);
        if (text.length == 0 || text.length > FrameType.MOST_LABEL) {
            throw new IllegalArgumentException(
                    "label: got " + text.length + " bytes, expected 1 to " + FrameType.MOST_LABEL);
        }
        return ByteBuffer.allocate(LABEL_LENGTH + text.length)
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    @Override
    public String toString() {
        return type + "[" + body.length + " bytes]";
    }

    /**
     * A secret to be shown to the person.
     *
     * @param label what it is
     * @param secret to be closed after it was shown
     */
    public record ShownSecret(String label, Secret secret) {}
}
