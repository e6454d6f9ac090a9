package io.ptoken.hsm.protocol.field;

import io.ptoken.hsm.refusal.SmStatus;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * One field as it stands in a body.
 *
 * @param position of its type letter in the body
 * @param text type letter and value, without the tilde; {@code toString} is never shown
 */
record RawField(int position, String text) {

    private static final int DATE_TIME_DIGITS = 14;

    String value() {
        return text.substring(1);
    }

    void requireType(FieldSpec spec, int index) {
        if (text.isEmpty() || text.charAt(0) != spec.type().letter()) {
            String got = text.isEmpty() ? "nothing" : "'" + text.charAt(0) + "'";
            throw new FieldException(
                    SmStatus.PTVD_FIELDTYPE,
                    position,
                    spec.describe(index) + " has type " + got + ", expected " + spec.type());
        }
    }

    /** The same with a canonical value: no leading zeros, upper-case digits, whole octets. */
    RawField decoded(FieldSpec spec, int index, boolean strict) {
        String value = switch (spec.type()) {
            case N -> number(spec, index, strict);
            case H -> hex(spec, index, strict);
            case D -> dateTime(spec, index);
            case P -> value();
        };
        return new RawField(position, text.charAt(0) + value);
    }

    private String number(FieldSpec spec, int index, boolean strict) {
        String digits = value();
        if (!consistsOf(digits, "0123456789")) {
            throw wrong(spec, index, "decimal digits");
        }
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        if (zeros > 0 && strict) {
            throw wrong(spec, index, "no leading zeros");
        }
        return digits.substring(zeros);
    }

    private String hex(FieldSpec spec, int index, boolean strict) {
        String digits = strict ? value() : value().toUpperCase(Locale.ROOT);
        if (!consistsOf(digits, "0123456789ABCDEF")) {
            throw wrong(spec, index, strict ? "upper-case hex digits" : "hex digits");
        }
        if (digits.length() % 2 == 0) {
            return digits;
        }
        if (strict) {
            throw wrong(spec, index, "an even number of hex digits");
        }
        return '0' + digits;
    }

    private String dateTime(FieldSpec spec, int index) {
        String digits = value();
        if (digits.length() != DATE_TIME_DIGITS || !consistsOf(digits, "0123456789")) {
            throw wrong(spec, index, "14 digits CCYYMMDDhhmmss");
        }
        try {
            Stamp.parse(digits);
        } catch (DateTimeException e) {
            throw wrong(spec, index, "a time that exists");
        }
        return digits;
    }

    /** The time in 14 digits that have been checked. */
    LocalDateTime time() {
        return Stamp.parse(value());
    }

    private FieldException wrong(FieldSpec spec, int index, String expected) {
        return new FieldException(
                SmStatus.PTVD_ENCODING, position, spec.describe(index) + " has a wrong value, expected " + expected);
    }

    private static boolean consistsOf(String value, String alphabet) {
        for (int i = 0; i < value.length(); i++) {
            if (alphabet.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return "RawField[at " + position + "]";
    }
}
