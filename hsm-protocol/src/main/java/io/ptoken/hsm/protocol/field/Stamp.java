package io.ptoken.hsm.protocol.field;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** {@code CCYYMMDDhhmmss}. */
final class Stamp {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private Stamp() {}

    /** Of 14 digits; throws DateTimeException when there is no such time. */
    static LocalDateTime parse(String digits) {
        return LocalDateTime.parse(digits, FORM);
    }

    static String format(LocalDateTime time) {
        return FORM.format(time);
    }
}
