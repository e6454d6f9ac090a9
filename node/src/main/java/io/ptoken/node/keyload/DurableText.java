package io.ptoken.node.keyload;

import io.ptoken.control.data.FileSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/**
 * Writes small texts so that, whatever crashes when, the file is as it was or has the whole text. When the call has returned,
 * the text survives a power cut. The file is for its owner alone.
 */
public final class DurableText {

    private DurableText() {}

    /**
     * Makes a file.
     *
     * @throws FileAlreadyExistsException when there is one; it is not touched
     */
    public static void create(Path file, String text) throws IOException {
        try (FileSink sink = FileSink.create(file)) {
            write(sink, text);
        }
    }

    /** Makes a file, or puts it in the place of the one that is there. */
    static void replace(Path file, String text) throws IOException {
        try (FileSink sink = FileSink.replace(file)) {
            write(sink, text);
        }
    }

    private static void write(FileSink sink, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        sink.write(bytes, bytes.length);
        sink.keep();
    }
}
