package io.ptoken.service.operate.pool;

import io.ptoken.hsm.pool.ModuleStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs from the configured standing of a member, as it is stored. */
final class StandingText {

    private static final Pattern STORED =
            Pattern.compile("(?:priority=([0-9]{1,2}) ?)?(?:standby=(yes|no) ?)?(?:drained=(yes|no))?");

    private StandingText() {}

    /** Empty text when nothing differs. */
    static String of(ModuleStanding standing, ModuleStanding configured) {
        List<String> changes = new ArrayList<>();
        if (standing.priority() != configured.priority()) {
            changes.add("priority=" + standing.priority());
        }
        if (standing.standby() != configured.standby()) {
            changes.add("standby=" + word(standing.standby()));
        }
        if (standing.drained() != configured.drained()) {
            changes.add("drained=" + word(standing.drained()));
        }
        return String.join(" ", changes);
    }

    /** The configured standing with stored changes; empty when the text is none that {@link #of} writes. */
    static Optional<ModuleStanding> read(String stored, ModuleStanding configured) {
        Matcher matcher = STORED.matcher(stored);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = matcher.group(1) == null ? configured.priority() : Integer.parseInt(matcher.group(1));
        if (number < 1) {
            return Optional.empty();
        }
        return Optional.of(new ModuleStanding(
                number,
                matcher.group(2) == null
                        ? configured.standby()
                        : matcher.group(2).equals("yes"),
                matcher.group(3) == null
                        ? configured.drained()
                        : matcher.group(3).equals("yes")));
    }

    private static String word(boolean yes) {
        return yes ? "yes" : "no";
    }
}
