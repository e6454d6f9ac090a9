package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/** Numbers written with a fixed count of decimal digits. */
final class FixedDigits {

    private FixedDigits() {}

    static int parse(String field, String text, int count) {
        String expected = count == 1 ? "1 digit" : count + " digits";
        if (text.length() != count) {
            throw new InvalidValueException(field, text, expected);
        }
        Luhn.requireDigits(field, text, expected);
        return Integer.parseInt(text);
    }

    static String format(int value, int count) {
        char[] text = new char[count];
        int rest = value;
        for (int i = count - 1; i >= 0; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(text);
    }
}
