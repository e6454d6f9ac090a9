package io.ptoken.service.clock;

import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.ClockDoubts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches for a clock that gains. Tokens of a time that is yet to come use up the identifiers of that time: the meter refuses what
 * is issued by the right time afterwards. While a process runs, its clock is held against one that nobody sets; at a start, against
 * the latest entry of the audit log. A hardware module's clock decides. Thread safe.
 */
public final class ClockWatch {

    /** Smaller ones are corrections. */
    private static final Duration TOLD = Duration.ofMinutes(10);

    private static final Duration GAP_TOLD = Duration.ofDays(1);
    private static final String HOW = "Set the clock right, or declare it right with 'ptoken clock accept'";

    private record Base(Instant wall, Duration running, Optional<Duration> sinceBoot) {}

    private final InstantSource clock;
    private final Optional<ClockRules> rules;
    private final ClockDoubts doubts;
    private volatile Optional<Base> base;

    /** The last time that was trusted before a start that was too late after it. */
    private volatile Optional<Instant> trusted = Optional.empty();

    private volatile Optional<ClockNews> gap = Optional.empty();

    /** @param rules empty: everything is believed */
    public ClockWatch(InstantSource clock, AuditLog auditLog, ClockDoubts doubts, Optional<ClockRules> rules) {
        this.clock = clock;
        this.rules = rules;
        this.doubts = doubts;
        this.base = rules.map(rule -> base(rule.steady()));
        rules.ifPresent(rule -> start(rule, auditLog));
    }

    private Base base(SteadyTime steady) {
        return new Base(clock.instant(), steady.running(), steady.sinceBoot());
    }

    private void start(ClockRules rule, AuditLog auditLog) {
        Instant now = clock.instant();
        Optional<Instant> doubted = doubts.of(rule.node());
        Optional<Instant> last = doubted.or(() -> auditLog.latestFrom(auditLog.lastClockAccept()));
        Duration off = last.map(time -> Duration.between(time, now)).orElse(Duration.ZERO);
        if (off.compareTo(rule.off()) > 0 && !isConfirmed(rule, now)) {
            doubts.doubt(rule.node(), last.orElseThrow());
            trusted = last;
        } else {
            if (doubted.isPresent()) {
                doubts.trust(rule.node());
            }
            gap = off.compareTo(GAP_TOLD) > 0
                    ? Optional.of(new ClockNews(
                            "Nothing was done here for " + words(off) + " before the last start.",
                            "If the server was not off for that long, look at its clock; a restart ends this notice."))
                    : Optional.empty();
        }
    }

    /** Why nothing is issued by this time; empty when it is believed. */
    public Optional<String> doubt() {
        return rules.flatMap(rule -> {
            Instant now = clock.instant();
            return jumped(rule, now).or(() -> off(rule, now));
        });
    }

    private Optional<String> jumped(ClockRules rule, Instant now) {
        // Sleep is looked at last: the system is asked for it by a file, and this is asked for every token.
        if (gain(rule).compareTo(rule.jump()) <= 0) {
            return Optional.empty();
        }
        Duration jump = jump(rule);
        if (jump.compareTo(rule.jump()) <= 0) {
            return Optional.empty();
        }
        if (isConfirmed(rule, now)) {
            base = Optional.of(base(rule.steady()));
            return Optional.empty();
        }
        return Optional.of("the server's clock says " + now + " and has gained " + words(jump)
                + " while the server ran, or the machine stood still for that long as a virtual machine does that is frozen;"
                + " nothing was issued. " + HOW);
    }

    private Optional<String> off(ClockRules rule, Instant now) {
        Optional<Instant> last = trusted;
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Duration off = Duration.between(last.get(), now);
        if (off.compareTo(rule.off()) <= 0 || isConfirmed(rule, now)) {
            trust(rule);
            return Optional.empty();
        }
        return Optional.of("the server's clock says " + now + ", " + words(off)
                + " after the last time that was trusted, " + last.get() + "; nothing was issued. " + HOW);
    }

    private static boolean isConfirmed(ClockRules rule, Instant now) {
        return rule.moduleTime()
                .get()
                .filter(time -> Duration.between(time, now).abs().compareTo(TOLD) <= 0)
                .isPresent();
    }

    /** Takes the present time for right. */
    public void accept() {
        rules.ifPresent(rule -> {
            base = Optional.of(base(rule.steady()));
            trust(rule);
        });
    }

    private void trust(ClockRules rule) {
        doubts.trust(rule.node());
        trusted = Optional.empty();
    }

    /** What is told of the clock. */
    public List<ClockNews> news() {
        List<ClockNews> news = new ArrayList<>();
        gap.ifPresent(news::add);
        rules.ifPresent(rule -> {
            Duration slept = slept(rule);
            if (slept.compareTo(TOLD) > 0) {
                news.add(new ClockNews(
                        "The machine has slept for " + words(slept) + " since the server started.",
                        "A server should not sleep: calls go unanswered meanwhile. A restart ends this notice."));
            }
            Duration jump = jump(rule);
            Optional<String> doubt = doubt();
            if (doubt.isPresent()) {
                news.add(new ClockNews(
                        "Nothing is issued: " + doubt.get() + ".",
                        "No meter is to get a token of a time that is yet to come."));
            } else if (jump.compareTo(TOLD) > 0) {
                news.add(new ClockNews(
                        "The server's clock has gained " + words(jump) + " while the server ran.",
                        "Look at what sets it; 'ptoken clock accept', or a restart, ends this notice."));
            }
        });
        return news;
    }

    /** What the clock has gained that no sleep of the machine explains. */
    private Duration jump(ClockRules rule) {
        return gain(rule).minus(slept(rule));
    }

    private Duration gain(ClockRules rule) {
        return base.map(from -> Duration.between(from.wall(), clock.instant())
                        .minus(rule.steady().running().minus(from.running())))
                .orElse(Duration.ZERO);
    }

    private Duration slept(ClockRules rule) {
        Optional<Base> from = base;
        Optional<Duration> now = rule.steady().sinceBoot();
        if (from.isEmpty() || now.isEmpty() || from.get().sinceBoot().isEmpty()) {
            return Duration.ZERO;
        }
        Duration slept = now.get()
                .minus(from.get().sinceBoot().get())
                .minus(rule.steady().running().minus(from.get().running()));
        return slept.isNegative() ? Duration.ZERO : slept;
    }

    private static String words(Duration time) {
        return time.toHours() < 48 ? time.toMinutes() + " minutes" : time.toDays() + " days";
    }
}
