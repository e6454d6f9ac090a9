package io.ptoken.service.api;

/**
 * Which time a token shall carry (wire reference sections 7 and 14).
 *
 * @param tokenTime Unix seconds with {@link #EXTERNAL_CLOCK}, minutes since 1993 with {@link #TID_ADJUST_BDT}, else 0
 * @param flags sum of the flags
 */
public record IssueTime(long tokenTime, long flags) {

    /** {@code tokenTime} is Unix time in seconds and serves as the clock. */
    public static final long EXTERNAL_CLOCK = 1;

    /** {@code tokenTime} is the TID wanted, in minutes since 1993-01-01 00:00 UTC. */
    public static final long TID_ADJUST_BDT = 2;

    /** The TID is the special reserved one, 00:01 of the day. */
    public static final long SPECIAL_RESERVED = 4;

    /** The server's clock. */
    public static final IssueTime NOW = new IssueTime(0, 0);
}
