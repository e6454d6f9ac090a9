package io.ptoken.sts.cipher;

import io.ptoken.sts.InvalidValueException;
import java.util.Arrays;

/**
 * Reads the little JSON that a tables file needs: punctuation, plain strings, arrays of non-negative whole numbers. A
 * refusal names line and column and never quotes the text, which may be licensed.
 */
final class JsonCursor {

    private static final int MOST_NUMBERS = 64;

    private final String what;
    private final String text;
    private int at;

    /** @param what name of the text for messages */
    JsonCursor(String what, String text) {
        this.what = what;
        this.text = text;
    }

    /** Takes the next character when it is {@code expected}, white space before it skipped. */
    boolean taken(char expected) {
        skipWhiteSpace();
        boolean found = at < text.length() && text.charAt(at) == expected;
        if (found) {
            at++;
        }
        return found;
    }

    void take(char expected) {
        if (!taken(expected)) {
            throw refusal("'" + expected + "'");
        }
    }

    void takeEnd() {
        skipWhiteSpace();
        if (at < text.length()) {
            throw refusal("the end of the file");
        }
    }

    /** A string without escapes. */
    String string() {
        take('"');
        int start = at;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' || text.charAt(at) < ' ') {
                throw refusal("a string without escapes and control characters");
            }
            at++;
        }
        take('"');
        return text.substring(start, at - 1);
    }

    /** An array of at most 64 numbers of at most two digits. */
    int[] numbers() {
        int[] numbers = new int[MOST_NUMBERS];
        int count = 0;
        take('[');
        do {
            if (count == MOST_NUMBERS) {
                throw refusal("at most " + MOST_NUMBERS + " numbers");
            }
            numbers[count++] = number();
        } while (taken(','));
        take(']');
        return Arrays.copyOf(numbers, count);
    }

    private int number() {
        skipWhiteSpace();
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        int digits = at - start;
        if (digits == 0 || digits > 2 || (digits == 2 && text.charAt(start) == '0')) {
            at = start;
            throw refusal("a whole number of 0-63");
        }
        return Integer.parseInt(text, start, at, 10);
    }

    InvalidValueException refusal(String expected) {
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - text.lastIndexOf('\n', at - 1);
        return new InvalidValueException(what, "something else at line " + line + ", column " + column, expected);
    }

    private void skipWhiteSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
