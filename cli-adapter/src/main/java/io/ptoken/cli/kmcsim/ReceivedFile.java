package io.ptoken.cli.kmcsim;

import io.ptoken.cli.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody sent. */
public final class ReceivedFile {

    /** Longest file of the format (key-load profile section 2.2). */
    private static final int LONGEST = 1 << 20;

    private ReceivedFile() {}

    /**
     * Its text, byte by byte: what is no ASCII is refused by whoever reads the format.
     *
     * @throws CommandFailure when it is too long
     */
    public static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new CommandFailure(file + " is too long for a key-load file (at most " + LONGEST + " bytes)");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
