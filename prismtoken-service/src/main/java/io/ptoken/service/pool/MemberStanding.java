package io.ptoken.service.pool;

import io.ptoken.service.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a member stands in the order of asking.
 *
 * @param priority 1-{@value #LAST}; members of the lowest number are asked first
 * @param standby true: asked only when no other member can
 * @param drained true: asked for nothing new; what it is working on, it ends
 */
public record MemberStanding(int priority, boolean standby, boolean drained) {

    /** The number that is asked last. */
    public static final int LAST = 99;

    /** Priority 1, in service. */
    public static final MemberStanding FIRST = new MemberStanding(1, false, false);

    private static final Pattern STORED =
            Pattern.compile("(?:priority=([0-9]{1,2}) ?)?(?:standby=(yes|no) ?)?(?:drained=(yes|no))?");

    /** @throws io.ptoken.service.ServiceException {@code EParamRange} */
    public MemberStanding {
        Param.range("priority", priority, 1, LAST);
    }

    /** With another priority. */
    public MemberStanding withPriority(int number) {
        return new MemberStanding(number, standby, drained);
    }

    /** As a standby member, or not. */
    public MemberStanding withStandby(boolean waits) {
        return new MemberStanding(priority, waits, drained);
    }

    /** Drained, or back in service. */
    public MemberStanding withDrained(boolean rests) {
        return new MemberStanding(priority, standby, rests);
    }

    /** What differs from the configured standing, as it is stored; empty text when nothing does. */
    String changesTo(MemberStanding configured) {
        List<String> changes = new ArrayList<>();
        if (priority != configured.priority) {
            changes.add("priority=" + priority);
        }
        if (standby != configured.standby) {
            changes.add("standby=" + word(standby));
        }
        if (drained != configured.drained) {
            changes.add("drained=" + word(drained));
        }
        return String.join(" ", changes);
    }

    /** This standing with stored changes; empty when the text is none that {@link #changesTo} writes. */
    Optional<MemberStanding> changedBy(String stored) {
        Matcher matcher = STORED.matcher(stored);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = matcher.group(1) == null ? priority : Integer.parseInt(matcher.group(1));
        if (number < 1) {
            return Optional.empty();
        }
        return Optional.of(new MemberStanding(
                number,
                matcher.group(2) == null ? standby : matcher.group(2).equals("yes"),
                matcher.group(3) == null ? drained : matcher.group(3).equals("yes")));
    }

    /** All three, for people and the audit log. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "priority %d, standby %s, drained %s", priority, word(standby), word(drained));
    }

    private static String word(boolean yes) {
        return yes ? "yes" : "no";
    }
}
