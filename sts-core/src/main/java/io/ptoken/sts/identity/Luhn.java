package io.ptoken.sts.identity;

import io.ptoken.sts.CheckDigitException;
import io.ptoken.sts.InvalidValueException;

/** Luhn (mod 10) check digit of DRN and MeterPAN (specification section 6.1). */
public final class Luhn {

    private Luhn() {}

    /**
     * Check digit 0-9 over {@code payload}, which excludes the check digit itself.
     *
     * @param payload ASCII digits
     */
    public static int checkDigit(CharSequence payload) {
        int sum = 0;
        boolean doubled = true;
        for (int i = payload.length() - 1; i >= 0; i--) {
            int digit = payload.charAt(i) - '0';
            if (doubled) {
                digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            }
            sum += digit;
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10;
    }

    /** Throws unless the last digit of {@code digits} is the check digit of those before it. */
    static void require(String field, String digits) {
        int last = digits.length() - 1;
        int expected = checkDigit(digits.subSequence(0, last));
        if (digits.charAt(last) - '0' != expected) {
            throw new CheckDigitException(field, digits, expected);
        }
    }

    /** Throws unless {@code text} consists of ASCII digits. */
    static void requireDigits(String field, String text, String expected) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new InvalidValueException(field, text, expected);
            }
        }
    }
}
