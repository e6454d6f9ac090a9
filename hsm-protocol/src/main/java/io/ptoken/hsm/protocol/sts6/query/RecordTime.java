package io.ptoken.hsm.protocol.sts6.query;

import io.ptoken.sts.InvalidValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Times inside records and lists, always UTC: {@code 20240101T000000Z}, or 14 digits. */
final class RecordTime {

    private static final DateTimeFormatter WITH_T_AND_Z =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final int DIGITS_LENGTH = 14;

    private RecordTime() {}

    static String format(Instant time) {
        return WITH_T_AND_Z.format(utc(time));
    }

    static String formatDigits(Instant time) {
        return DIGITS.format(utc(time));
    }

    /** Reads either form. */
    static Instant parse(String text) {
        try {
            return LocalDateTime.parse(text, text.length() == DIGITS_LENGTH ? DIGITS : WITH_T_AND_Z)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new InvalidValueException("time", text, "YYYYMMDDThhmmssZ");
        }
    }

    private static LocalDateTime utc(Instant time) {
        LocalDateTime utc = time.atOffset(ZoneOffset.UTC).toLocalDateTime();
        InvalidValueException.requireRange("year", utc.getYear(), 0, 9999);
        return utc;
    }
}
