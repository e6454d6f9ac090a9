package io.ptoken.cli.commands;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was typed, as an error repeats it: whoever wrote the message, no word of it is longer than a path may well be, and
 * none moves the cursor.
 */
final class Echo {

    private static final int LONGEST_WORD = 500;
    private static final int KEPT = 60;

    private static final Pattern TOO_LONG = Pattern.compile("\\S{" + (LONGEST_WORD + 1) + ",}");

    /** All but line ends, which messages of several lines have. */
    private static final Pattern NOT_FOR_A_TERMINAL = Pattern.compile(
            "[\\p{Cntrl}\\x{80}-\\x{9F}\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\n]]");

    private Echo() {}

    /** The message with what is too long cut and what is not for a terminal replaced. */
    static String in(String message) {
        String cut = TOO_LONG.matcher(message)
                .replaceAll(word -> Matcher.quoteReplacement(word.group().substring(0, KEPT) + "..."));
        return NOT_FOR_A_TERMINAL.matcher(cut).replaceAll("?");
    }
}
