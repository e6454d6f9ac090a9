package io.ptoken.sts.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text of a file that a person hands in. Editors put a byte order mark before UTF-8, which is no part of the text, and some
 * write UTF-16, which no reader here can use and which is told apart from a damaged file. Stateless and thread safe.
 */
public final class HandedInText {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_LITTLE_ENDIAN_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16_BIG_ENDIAN_MARK = {(byte) 0xFE, (byte) 0xFF};

    /** Bytes that are looked at for UTF-16 without a mark; an even number. */
    private static final int LOOKED_AT = 64;

    private static final String SAVE_IT = "; save it as UTF-8 and try again";

    /** Bytes of the longest mark that is left out: a reader with a limit reads so many more. */
    public static final int MARK_BYTES = 3;

    private HandedInText() {}

    /**
     * Where the text begins: behind the byte order mark of UTF-8, else at the first byte.
     *
     * @param name of the file, for the message
     * @throws TextEncodingException when the content is UTF-16
     */
    public static int start(String name, byte[] content) throws TextEncodingException {
        if (begins(content, UTF_16_LITTLE_ENDIAN_MARK) || begins(content, UTF_16_BIG_ENDIAN_MARK) || isWide(content)) {
            throw new TextEncodingException(name + " is written in UTF-16, which is not read here" + SAVE_IT);
        }
        return begins(content, UTF_8_MARK) ? MARK_BYTES : 0;
    }

    /**
     * The text in UTF-8.
     *
     * @param name of the file, for the message
     * @throws TextEncodingException when the content is written in something else; the message names the byte
     */
    public static String utf8(String name, byte[] content) throws TextEncodingException {
        int start = start(name, content);
        ByteBuffer bytes = ByteBuffer.wrap(content, start, content.length - start);
        CharBuffer text = CharBuffer.allocate(content.length - start);
        boolean whole =
                !StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError();
        if (!whole) {
            throw new TextEncodingException(
                    name + " is not written in UTF-8: byte " + (bytes.position() + 1) + " does not fit" + SAVE_IT);
        }
        return text.flip().toString();
    }

    /**
     * The text of a format that checks its characters itself, one for each byte.
     *
     * @param name of the file, for the message
     * @throws TextEncodingException when the content is UTF-16
     */
    public static String bytewise(String name, byte[] content) throws TextEncodingException {
        int start = start(name, content);
        return new String(content, start, content.length - start, StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(byte[] content, byte[] mark) {
        return content.length >= mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }

    /** Text of Latin letters and digits in UTF-16 without a mark has a zero as every second byte. */
    private static boolean isWide(byte[] content) {
        int end = Math.min(content.length, LOOKED_AT) & ~1;
        return end > 0 && (zeros(content, 0, end) == end / 2) != (zeros(content, 1, end) == end / 2);
    }

    private static int zeros(byte[] content, int from, int end) {
        int count = 0;
        for (int i = from; i < end; i += 2) {
            count += content[i] == 0 ? 1 : 0;
        }
        return count;
    }
}
