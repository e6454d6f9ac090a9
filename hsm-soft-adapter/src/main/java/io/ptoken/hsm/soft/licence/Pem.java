package io.ptoken.hsm.soft.licence;

import io.ptoken.sts.InvalidValueException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Base64;

/** PEM in arrays, so that a private key need not pass through a {@code String}. */
final class Pem {

    private static final byte[] LINE_END = {'\n'};
    private static final int LINE_LENGTH = 64;

    private Pem() {}

    static char[] encode(String label, byte[] der) {
        byte[] base64 = Base64.getMimeEncoder(LINE_LENGTH, LINE_END).encode(der);
        CharBuffer text = CharBuffer.allocate(base64.length + 2 * label.length() + 64);
        text.put("-----BEGIN ").put(label).put("-----\n");
        for (byte b : base64) {
            text.put((char) b);
        }
        text.put("\n-----END ").put(label).put("-----\n");
        char[] result = Arrays.copyOf(text.array(), text.position());
        Arrays.fill(text.array(), '\0');
        Arrays.fill(base64, (byte) 0);
        return result;
    }

    /**
     * The DER bytes between the guards; line ends and blanks are ignored.
     *
     * @throws InvalidValueException when there is no such block; the message repeats nothing of the text
     */
    static byte[] decode(String label, char[] pem) {
        CharBuffer text = CharBuffer.wrap(pem);
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        int from = indexOf(text, begin, 0);
        int to = indexOf(text, end, Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new InvalidValueException(label, "a text without it", "PEM beginning with " + begin);
        }
        ByteBuffer base64 = ByteBuffer.allocate(to - from);
        for (int i = from + begin.length(); i < to; i++) {
            if (!Character.isWhitespace(pem[i])) {
                base64.put(pem[i] < 0x80 ? (byte) pem[i] : (byte) '?');
            }
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(base64.array(), base64.position()));
        } catch (IllegalArgumentException e) {
            throw malformed(label);
        } finally {
            Arrays.fill(base64.array(), (byte) 0);
        }
    }

    static InvalidValueException malformed(String label) {
        return new InvalidValueException(label, "another content", "a key on the curve P-384");
    }

    private static int indexOf(CharBuffer text, String wanted, int from) {
        for (int i = from; i + wanted.length() <= text.length(); i++) {
            if (wanted.contentEquals(text.subSequence(i, i + wanted.length()))) {
                return i;
            }
        }
        return -1;
    }
}
