package io.ptoken.kmc.ap1.record;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** TS, a time as {@code YYYYMMDDThhmmssZ}: real date and time of day, UTC (key-load profile section 2.3). */
public final class TimeText {

    static final String FORM = "a real time YYYYMMDDThhmmssZ";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{8}T[0-9]{6}Z");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    private TimeText() {}

    static Optional<Instant> parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text, FORMAT).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Parts of a second are cut off. */
    public static String of(Instant time) {
        return FORMAT.format(time);
    }
}
