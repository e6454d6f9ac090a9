package io.ptoken.secrets;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Something that must never be printed, and how to recognise it.
 *
 * @param name what to call it in a report, which does not repeat it
 * @param pattern how it looks, perhaps over several lines
 */
record Secret(String name, Pattern pattern) {

    /** A text, in any case. */
    static Secret text(String name, String text) {
        return new Secret(name, Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** A form. */
    static Secret form(String name, String regex) {
        return new Secret(name, Pattern.compile(regex));
    }

    /** Bytes as hex digits, in any case and grouped in any way. */
    static Secret hex(String name, String hex) {
        String digits = hex.chars()
                .mapToObj(digit -> String.valueOf((char) digit))
                .collect(Collectors.joining("[\\s:,_-]{0,2}"));
        return new Secret(name, Pattern.compile(digits, Pattern.CASE_INSENSITIVE));
    }

    /** The same bytes as Java prints an array of them. */
    static Secret array(String name, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT));
        String numbers = IntStream.range(0, bytes.length)
                .mapToObj(i -> Integer.toString(bytes[i]))
                .collect(Collectors.joining(",\\s?"));
        return new Secret(name, Pattern.compile(numbers));
    }
}
