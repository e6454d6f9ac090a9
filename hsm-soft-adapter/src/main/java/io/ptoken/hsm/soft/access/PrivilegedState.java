package io.ptoken.hsm.soft.access;

import io.ptoken.hsm.access.AccessControlStatus.Left;
import io.ptoken.hsm.soft.settings.AccessControlSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is logged in, and what is left of the privileged state. Not thread safe. */
final class PrivilegedState {

    /** Officers who must be logged in. */
    static final int OFFICERS = 2;

    private final AccessControlSettings settings;
    private final List<String> loggedIn = new ArrayList<>();
    private Instant since = Instant.MIN;
    private Instant lastCall = Instant.MIN;
    private int callsLeft;

    PrivilegedState(AccessControlSettings settings) {
        this.settings = settings;
    }

    List<String> loggedIn() {
        return loggedIn;
    }

    boolean isPrivileged() {
        return loggedIn.size() >= OFFICERS;
    }

    /** Ends it when its time is over; a clock that went back ends it too. */
    void expire(Instant now) {
        boolean tooLong = isPrivileged() && isOver(since, settings.longest(), now);
        boolean tooIdle = !loggedIn.isEmpty() && isOver(lastCall, settings.idle(), now);
        if (tooLong || tooIdle) {
            end();
        }
    }

    private static boolean isOver(Instant from, Duration limit, Instant now) {
        return now.isBefore(from) || !now.isBefore(from.plus(limit));
    }

    void add(String officer, Instant now) {
        if (!loggedIn.contains(officer)) {
            loggedIn.add(officer);
            lastCall = now;
            if (loggedIn.size() == OFFICERS) {
                since = now;
                callsLeft = settings.calls();
            }
        }
    }

    void remove(String officer) {
        loggedIn.remove(officer);
    }

    /** Counts a privileged call; the last one that is allowed ends the state. */
    void call(Instant now) {
        lastCall = now;
        callsLeft--;
        if (callsLeft == 0) {
            end();
        }
    }

    void end() {
        loggedIn.clear();
    }

    Optional<Left> left(Instant now) {
        return isPrivileged()
                ? Optional.of(new Left(
                        Duration.between(now, since.plus(settings.longest())),
                        Duration.between(now, lastCall.plus(settings.idle())),
                        callsLeft))
                : Optional.empty();
    }
}
