package io.ptoken.cli.commands.options;

import io.ptoken.service.input.Typed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Moments as people write them: a date, 00:00 UTC, or a full time. */
public final class TimeConverter implements ITypeConverter<Instant> {

    private static final String EXPECTED = "a date as 2031-12-31 or a time as 2031-12-31T23:59:59Z";

    @Override
    public Instant convert(String typed) {
        String text = Typed.stripped(typed);
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    Typed.foreign(text).orElse("got '" + text + "'") + ", expected " + EXPECTED);
        }
    }
}
