package io.ptoken.service.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in that is still good, or was. The access token itself is stored nowhere.
 *
 * @param tokenHash SHA-256 of the access token, 64 lower-case hex digits
 * @param username whose session it is
 * @param origin address it was opened from, for people
 * @param opened when it was opened
 * @param lastUsed when it was used last; behind the truth by a tenth of the lifetime at most
 * @param end moment from which it is refused
 * @param endedBy what ended it; empty while it is open and when its time is over
 */
public record ApiSession(
        String tokenHash,
        String username,
        String origin,
        Instant opened,
        Instant lastUsed,
        Instant end,
        Optional<SessionEnd> endedBy) {

    private static final int SHORT_ID_DIGITS = 12;
    /** Why one is refused whose time is over. */
    public static final String EXPIRED = "expired";

    /** One that was just opened. */
    public ApiSession(String tokenHash, String username, String origin, Instant opened, Instant end) {
        this(tokenHash, username, origin, opened, opened, end, Optional.empty());
    }

    /** True when it is good at that moment. */
    public boolean isOpen(Instant now) {
        return endedBy.isEmpty() && now.isBefore(end);
    }

    /** Why it is refused, once it is not open any more. */
    public String whyEnded() {
        return endedBy.map(SessionEnd::reason).orElse(EXPIRED);
    }

    /** What people call it by: the first 12 digits of the hash. */
    public String shortId() {
        return tokenHash.substring(0, Math.min(SHORT_ID_DIGITS, tokenHash.length()));
    }

    /** The same after a use; neither its last use nor its end ever moves back. */
    public ApiSession used(Instant at, Instant newEnd) {
        return new ApiSession(
                tokenHash, username, origin, opened, later(lastUsed, at), later(end, newEnd), Optional.empty());
    }

    /** The same, ended at that moment. */
    public ApiSession ended(SessionEnd why, Instant at) {
        return new ApiSession(tokenHash, username, origin, opened, lastUsed, at, Optional.of(why));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "ApiSession[" + username + " from " + origin + ", opened " + opened + ", last used " + lastUsed + ", "
                + endedBy.map(SessionEnd::reason).orElse("until") + " " + end + "]";
    }
}
