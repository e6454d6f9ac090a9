package io.ptoken.crash.keyload;

import java.util.List;

/** What happens to a command of the key loading while it works. */
public enum Strike {
    /** SIGKILL after some time. */
    KILL("kill"),
    /** SIGKILL just before it changes files for the n-th time. */
    KILL_AT_CALL("kill at a write"),
    /** The same, or just after its end; what was not synced is lost. */
    POWER("power loss"),
    /** Every fsync fails. */
    FSYNC("fsync fails"),
    /** Every write fails because the disk is full. */
    DISK_FULL("disk full");

    /** All of them; most often those that can stop a command anywhere: a failing disk mostly stops it at its first write. */
    public static final List<Strike> MIXED =
            List.of(KILL, KILL, KILL_AT_CALL, KILL_AT_CALL, KILL_AT_CALL, POWER, POWER, POWER, FSYNC, DISK_FULL);

    private final String text;

    Strike(String text) {
        this.text = text;
    }

    /** For people. */
    String text() {
        return text;
    }
}
