package io.ptoken.cli.kmcsim;

import io.ptoken.node.input.HandedInFile;
import java.io.IOException;
import java.nio.file.Path;

/** A file that somebody sent. */
public final class ReceivedFile {

    /** Longest file of the format (key-load profile section 2.2). */
    private static final int LONGEST = 1 << 20;

    private ReceivedFile() {}

    /**
     * Its text, byte by byte: what is no ASCII is refused by whoever reads the format.
     *
     * @throws io.ptoken.node.process.CommandFailure when it is too long
     * @throws IOException when it cannot be read or is UTF-16
     */
    public static String read(Path file) throws IOException {
        return HandedInFile.bytewise(file, LONGEST, "a key load file");
    }
}
