package io.ptoken.cli.commands.token;

import io.ptoken.service.input.MistypedException;
import io.ptoken.sts.text.HandedInText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The text of one card from a reader that types, or from a file. */
final class CardInput {

    private static final String NAME = "standard input";

    /** More than any record with its frame has in any encoding. */
    private static final int LONGEST = 1024;

    private CardInput() {}

    /**
     * To the end of the first line that is not empty: whoever types does not end the input.
     *
     * @throws MistypedException when there is none
     * @throws IOException when it cannot be read or is not written in UTF-8
     */
    static String typed(InputStream input) throws IOException {
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
        return requireSome(HandedInText.utf8(NAME, line.toByteArray()));
    }

    /**
     * All of the input, which has one card alone.
     *
     * @throws MistypedException when there is no text, or some on a second line
     * @throws IOException when it cannot be read or is not written in UTF-8
     */
    static String piped(InputStream input) throws IOException {
        String text = HandedInText.utf8(NAME, input.readNBytes(LONGEST));
        if (text.lines().filter(CardInput::hasRecord).count() > 1) {
            throw new MistypedException(
                    NAME + " has text on more than one line, expected one card; scan one at a time");
        }
        return requireSome(text);
    }

    private static String requireSome(String text) {
        if (!hasRecord(text)) {
            throw new MistypedException(NAME + " is empty, expected the text of a card");
        }
        return text;
    }

    private static boolean hasRecord(String line) {
        return line.chars().anyMatch(Character::isLetterOrDigit);
    }
}
