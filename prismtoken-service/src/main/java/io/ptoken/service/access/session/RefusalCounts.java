package io.ptoken.service.access.session;

/** Counts of what strangers were refused, which are written a minute at a time. Thread safe. */
public interface RefusalCounts {

    /** Writes the counts of the minutes that are over; to be called every few seconds. */
    void look();

    /** Writes all counts; to be called before the store is closed. */
    void end();
}
