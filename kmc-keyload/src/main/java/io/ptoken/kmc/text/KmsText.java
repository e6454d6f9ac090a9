package io.ptoken.kmc.text;

import io.ptoken.sts.text.HandedInText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads key-load files as text of one character for each byte, so that positions in messages are true, and not too much. */
public final class KmsText {

    /** Bytes of the longest file that is read: 1 MiB. */
    public static final int MAX_BYTES = 1 << 20;

    private KmsText() {}

    /**
     * Reads a file, without the byte order mark that an editor may have put before it.
     *
     * @throws KeyLoadException {@link KeyLoadCode#LIMIT_EXCEEDED} beyond {@link #MAX_BYTES}
     * @throws IOException when it cannot be read or is UTF-16
     */
    public static String read(Path file) throws IOException {
        String text = readForCheck(file);
        requireSize(text.length());
        return text;
    }

    /**
     * As {@link #read(Path)}, for one who will refuse it when it is too long: of such a file no more than one byte too many.
     *
     * @throws IOException when it cannot be read or is UTF-16
     */
    public static String readForCheck(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text =
                    HandedInText.bytewise(file.toString(), in.readNBytes(MAX_BYTES + 1 + HandedInText.MARK_BYTES));
            return text.substring(0, Math.min(text.length(), MAX_BYTES + 1));
        }
    }

    /**
     * Reads a stream to its end and leaves it open.
     *
     * @throws KeyLoadException {@link KeyLoadCode#LIMIT_EXCEEDED} beyond {@link #MAX_BYTES}, of which no more is read
     * @throws IOException when it cannot be read
     */
    public static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        requireSize(bytes.length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * Refuses a text that is too long.
     *
     * @throws KeyLoadException {@link KeyLoadCode#LIMIT_EXCEEDED}
     */
    public static void requireSize(int length) {
        if (length > MAX_BYTES) {
            throw new KeyLoadException(
                    KeyLoadCode.LIMIT_EXCEEDED, "the file: got more than expected, at most " + MAX_BYTES + " bytes");
        }
    }
}
