package io.ptoken.service.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was cut short or refused because somebody asked for more than a share, counted by kind. Thread safe. */
public final class Overload {

    /** How long it is news. */
    public static final Duration NEWS = Duration.ofMinutes(10);

    /** What happened to whoever asked for too much. */
    public enum Kind {
        /** A connection without a session was closed: its address had more than its share. */
        ADDRESS_SHARE("connections without a session were closed because their address had more than its share"),
        /** A connection without a session was closed to make room for another at the limit of all. */
        CONNECTION_LIMIT("connections without a session were closed because the limit of all connections was reached"),
        /** A connection was refused: all others were at work or had a session. */
        CONNECTION_REFUSED("connections were refused because all others were in use"),
        /** A ping that had asked to be answered late was answered early. */
        PING_CUT_SHORT("pings were answered early because too many had asked to be answered late"),
        /** A sign-in was refused: too many of its address, or of all, waited for their passwords to be checked. */
        SIGN_IN_QUEUE("sign-ins were refused because too many waited for their passwords to be checked"),
        /** A sign-in was refused: it waited so long that it could not have been answered in time. */
        SIGN_IN_WAITED(
                "sign-ins were refused because they had waited too long in the queue of those whose passwords are checked"),
        /** A sign-in was refused: too many of its address had failed. */
        SIGN_IN_FAILURES("sign-ins were refused because too many of their address had failed"),
        /** A sign-in was dropped while it waited: its caller had hung up. */
        SIGN_IN_GONE("sign-ins were dropped because their callers had hung up");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What happened, after a number. */
        public String words() {
            return words;
        }

        /** The label of its counter. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What happened lately.
     *
     * @param kind what
     * @param times how often since it began to be news
     * @param address of the last one
     */
    public record News(Kind kind, long times, String address) {}

    private static final class Count {

        private long total;
        private long beforeNews;
        private Instant last = Instant.MIN;
        private String address = "";
    }

    private final InstantSource clock;
    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);

    public Overload(InstantSource clock) {
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            counts.put(kind, new Count());
        }
    }

    /** It happened to somebody at that address. */
    public synchronized void happened(Kind kind, String address) {
        Count count = count(kind);
        Instant now = clock.instant();
        if (!isNews(count, now)) {
            count.beforeNews = count.total;
        }
        count.total++;
        count.last = now;
        count.address = address;
    }

    /** How often it happened since the process began. */
    public synchronized long total(Kind kind) {
        return count(kind).total;
    }

    /** What happened within {@link #NEWS}. */
    public synchronized List<News> news() {
        Instant now = clock.instant();
        return counts.entrySet().stream()
                .filter(entry -> isNews(entry.getValue(), now))
                .map(entry -> new News(
                        entry.getKey(), entry.getValue().total - entry.getValue().beforeNews, entry.getValue().address))
                .toList();
    }

    private static boolean isNews(Count count, Instant now) {
        return count.total > 0 && Duration.between(count.last, now).compareTo(NEWS) < 0;
    }

    private Count count(Kind kind) {
        Count count = counts.get(kind);
        if (count == null) {
            throw new IllegalStateException("a kind without a count: " + kind);
        }
        return count;
    }
}
