package io.ptoken.service.input;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers as people type and paste them. Blanks around anything mean nothing. Between the digits of a token or a meter number
 * neither blanks nor dashes, dots or commas do; in every other number they are refused, because there they might mean
 * something. Digits are 0-9: those of other scripts are refused by name.
 */
public final class Typed {

    public static final String DIGITS = "digits 0-9";

    private static final String DECIMAL = DIGITS + " with at most one decimal point";
    private static final int LONGEST_NUMBER = 60;

    private Typed() {}

    /**
     * A number without what people put between its digits, where it may also be a name: text with anything else in it is left
     * as it is, but for blanks around it.
     */
    public static String digitsOrText(String typed) {
        String digits = typed.codePoints()
                .filter(character -> !Characters.isFiller(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return !digits.isEmpty() && digits.chars().allMatch(Characters::isDigit) ? digits : stripped(typed);
    }

    /** Without blanks of any kind at both ends. */
    public static String stripped(String typed) {
        int start = start(typed);
        return typed.substring(start, end(typed, start));
    }

    /** Index of the first character that is no blank. */
    static int start(String typed) {
        int start = 0;
        while (start < typed.length() && Characters.isBlank(typed.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Index behind the last character that is no blank, not before {@code start}. */
    static int end(String typed, int start) {
        int end = typed.length();
        while (end > start && Characters.isBlank(typed.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /**
     * The digits of a token, a meter number or a date, in groups or not.
     *
     * @throws MistypedException that names the first character which is neither a digit nor stands between them
     */
    public static String digits(String typed) {
        return kept(typed, 0, typed.length(), "", DIGITS);
    }

    /** Of a part, the digits and the characters of {@code more}; what stands between digits is left out, the rest refused. */
    public static String kept(String typed, int from, int to, String more, String expected) {
        StringBuilder kept = new StringBuilder(to - from);
        for (int i = from; i < to; i += Character.charCount(typed.codePointAt(i))) {
            int character = typed.codePointAt(i);
            if (Characters.isDigit(character) || more.indexOf(character) >= 0) {
                kept.appendCodePoint(character);
            } else if (!Characters.isFiller(character)) {
                throw MistypedException.at(i, typed, expected);
            }
        }
        return kept.toString();
    }

    /**
     * A whole number, which may have a minus sign where {@code min} is less than zero.
     *
     * @throws MistypedException that names the first character which is no digit, or the range
     */
    public static long whole(String typed, long min, long max) {
        int start = start(typed);
        int end = end(typed, start);
        boolean negative = min < 0 && typed.startsWith("-", start);
        requireDigits(typed, negative ? start + 1 : start, end, DIGITS);
        boolean fits = end - start <= LONGEST_NUMBER;
        BigDecimal value = fits ? new BigDecimal(typed.substring(start, end)) : BigDecimal.ZERO;
        if (!fits || value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw MistypedException.got(typed, "a whole number from " + min + " to " + max);
        }
        return value.longValueExact();
    }

    /**
     * A decimal number without sign and exponent. A comma is refused: it groups thousands for some people and begins the
     * decimals for others.
     *
     * @throws MistypedException that names the first character which has no place in one
     */
    public static BigDecimal decimal(String typed) {
        int start = start(typed);
        int end = end(typed, start);
        if (typed.indexOf(',') >= 0) {
            throw MistypedException.got(
                    typed,
                    "a point before the decimals and nothing between the thousands, as 1234.5; a comma is read in two ways");
        }
        int point = typed.indexOf('.', start);
        if (point == start && point + 1 < end) {
            throw MistypedException.got(typed, "a digit before the point too, as 0.5");
        }
        if (point > start && point + 1 == end) {
            throw MistypedException.got(typed, "a digit behind the point too, as 5.0");
        }
        requireDigits(typed, start, point < 0 ? end : point, DECIMAL);
        if (point >= 0) {
            requireDigits(typed, point + 1, end, DECIMAL);
        }
        if (end - start > LONGEST_NUMBER) {
            throw MistypedException.got(typed, "at most " + LONGEST_NUMBER + " digits");
        }
        return new BigDecimal(typed.substring(start, end));
    }

    private static void requireDigits(String typed, int from, int to, String expected) {
        if (from >= to) {
            throw MistypedException.got(typed, expected);
        }
        for (int i = from; i < to; i++) {
            if (!Characters.isDigit(typed.charAt(i))) {
                throw MistypedException.at(i, typed, expected);
            }
        }
    }

    /** Where a text of ASCII alone has its first character that is none, and which one it is; empty when it has none. */
    public static Optional<String> foreign(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            if (typed.charAt(i) < ' ' || typed.charAt(i) > '~') {
                return Optional.of(Characters.place(typed, i));
            }
        }
        return Optional.empty();
    }

    /** True for {@code y} and {@code yes}, the answers that agree. */
    public static boolean isYes(String answer) {
        String word = stripped(answer).toLowerCase(Locale.ROOT);
        return word.equals("y") || word.equals("yes");
    }
}
