package io.ptoken.web.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as the console shows them: UTC, and beside it that of the viewer's zone.
 *
 * @param zone of the viewer
 * @param now when the page was asked for
 */
public record Times(ZoneId zone, Instant now) {

    private static final DateTimeFormatter DATE = format("uuuu-MM-dd");
    private static final DateTimeFormatter SECOND = format("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTE = format("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter CLOCK = format("HH:mm:ss");
    private static final DateTimeFormatter SHORT = format("HH:mm");

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    /** For browsers. */
    public String machine(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Day, in UTC. */
    public String date(Instant at) {
        return DATE.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Day and second, in UTC. */
    public String second(Instant at) {
        return SECOND.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Day and minute, in UTC. */
    public String minute(Instant at) {
        return MINUTE.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Second of the day, in UTC. */
    public String clock(Instant at) {
        return CLOCK.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Minute of the day, in UTC. */
    public String hourMinute(Instant at) {
        return SHORT.format(at.atOffset(ZoneOffset.UTC));
    }

    /** True when the viewer's time is another one than UTC at that moment. */
    public boolean isLocalOther(Instant at) {
        return !zone.getRules().getOffset(at).equals(ZoneOffset.UTC);
    }

    /** Day and minute in the viewer's zone. */
    public String localMinute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    /** Minute of the day in the viewer's zone. */
    public String localHourMinute(Instant at) {
        return SHORT.format(at.atZone(zone));
    }

    /** Whole days until then; negative for days that have passed. */
    public long daysUntil(Instant at) {
        return ChronoUnit.DAYS.between(
                now.atOffset(ZoneOffset.UTC).toLocalDate(),
                at.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** Seconds since then, none for what is to come. */
    public long secondsSince(Instant at) {
        return Math.max(0, Duration.between(at, now).toSeconds());
    }

    /** The zone by its name, with how far it is from UTC now: {@code Africa/Johannesburg, UTC+02:00}. */
    public String zoneName() {
        String offset = zone.getRules().getOffset(now).getId();
        return zone.getId().equals("Z") ? "UTC" : zone.getId() + ", UTC" + (offset.equals("Z") ? "" : offset);
    }
}
