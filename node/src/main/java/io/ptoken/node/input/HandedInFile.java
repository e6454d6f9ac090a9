package io.ptoken.node.input;

import io.ptoken.node.process.CommandFailure;
import io.ptoken.sts.text.HandedInText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody sent or wrote: with a byte order mark or without, and not longer than what is expected. */
public final class HandedInFile {

    private HandedInFile() {}

    /**
     * Its text, byte by byte: what is no ASCII is refused by whoever reads the format.
     *
     * @param longest bytes of it at most
     * @param what it should be, as "a licence"
     * @throws CommandFailure when it is too long
     * @throws IOException when it cannot be read or is UTF-16
     */
    public static String bytewise(Path file, int longest, String what) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(longest + HandedInText.MARK_BYTES + 1);
            String text = HandedInText.bytewise(file.toString(), bytes);
            if (text.length() > longest) {
                throw new CommandFailure(file + " is too long for " + what + " (at most " + longest + " bytes)");
            }
            return text;
        }
    }
}
