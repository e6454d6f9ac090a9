package io.ptoken.cli.commands;

import io.ptoken.sts.text.HandedInText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The text of one card from a reader that types: to the end of the input, or of the first line that is not empty. */
final class CardInput {

    private static final String NAME = "standard input";

    /** More than any record with its frame has in any encoding. */
    private static final int LONGEST = 1024;

    private CardInput() {}

    /** @throws IOException when it cannot be read or is not written in UTF-8 */
    static String read(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean begun = false;
        while (line.size() < LONGEST) {
            int next = input.read();
            boolean lineEnd = next == '\n' || next == '\r';
            if (next < 0 || (lineEnd && begun)) {
                break;
            }
            begun |= next > ' ';
            line.write(next);
        }
        return HandedInText.utf8(NAME, line.toByteArray());
    }
}
