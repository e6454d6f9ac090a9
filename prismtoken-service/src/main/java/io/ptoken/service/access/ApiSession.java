package io.ptoken.service.access;

import java.time.Instant;

/**
 * A sign-in that is still good, or was. The access token itself is stored nowhere.
 *
 * @param tokenHash SHA-256 of the access token, 64 lower-case hex digits
 * @param username whose session it is
 * @param origin address it was opened from, for people
 * @param opened when it was opened
 * @param end moment from which it is refused
 */
public record ApiSession(String tokenHash, String username, String origin, Instant opened, Instant end) {

    private static final int SHORT_ID_DIGITS = 12;

    /** What people call it by: the first 12 digits of the hash. */
    public String shortId() {
        return tokenHash.substring(0, Math.min(SHORT_ID_DIGITS, tokenHash.length()));
    }

    /** The same with another end. */
    public ApiSession until(Instant other) {
        return new ApiSession(tokenHash, username, origin, opened, other);
    }

    /** Leaves the hash out. */
    @Override
    public String toString() {
        return "ApiSession[" + username + " from " + origin + ", opened " + opened + ", until " + end + "]";
    }
}
