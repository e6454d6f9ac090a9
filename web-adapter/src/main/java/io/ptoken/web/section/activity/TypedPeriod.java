package io.ptoken.web.section.activity;

import io.ptoken.service.input.Typed;
import io.ptoken.service.operate.audit.AuditPeriod;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A period as people type it: from a day or minute up to a day or minute, both in it, in UTC; an end that is left empty is open.
 *
 * @param from as it was typed
 * @param to as it was typed
 * @param period that it means; everything where it means none
 * @param errors key of what is wrong, by field
 */
public record TypedPeriod(String from, String to, AuditPeriod period, Map<String, String> errors) {

    private static final int LATEST_YEAR = 9999;

    public TypedPeriod {
        errors = Map.copyOf(errors);
    }

    /** That of two fields. */
    static TypedPeriod of(String from, String to) {
        Map<String, String> errors = new LinkedHashMap<>();
        Instant first = AuditPeriod.ALL.from();
        Instant end = AuditPeriod.ALL.to();
        if (!from.isBlank()) {
            try {
                first = Moment.of(from).first();
            } catch (DateTimeException e) {
                errors.put("from", "activity.error.moment");
            }
        }
        if (!to.isBlank()) {
            try {
                end = Moment.of(to).end();
            } catch (DateTimeException e) {
                errors.put("to", "activity.error.moment");
            }
        }
        if (errors.isEmpty() && !first.isBefore(end)) {
            errors.put("to", "activity.error.period");
        }
        return new TypedPeriod(
                Typed.stripped(from),
                Typed.stripped(to),
                errors.isEmpty() ? new AuditPeriod(first, end) : AuditPeriod.ALL,
                errors);
    }

    /**
     * A day, a minute or a second.
     *
     * @param first moment of it
     * @param end first moment after it
     */
    private record Moment(Instant first, Instant end) {

        /** @throws DateTimeException when it is none */
        static Moment of(String typed) {
            String text = Typed.stripped(typed).replaceFirst("(UTC|Z)$", "").strip();
            LocalDateTime first;
            ChronoUnit unit;
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                first = LocalDate.parse(text).atStartOfDay();
                unit = ChronoUnit.DAYS;
            } else {
                first = LocalDateTime.parse(text.replaceFirst("\\s+", "T"));
                unit = text.matches(".*:\\d{2}:\\d{2}.*") ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
            }
            if (first.getYear() < 0 || first.getYear() > LATEST_YEAR) {
                throw new DateTimeException("no year of a log");
            }
            return new Moment(
                    first.toInstant(ZoneOffset.UTC), first.plus(1, unit).toInstant(ZoneOffset.UTC));
        }
    }
}
