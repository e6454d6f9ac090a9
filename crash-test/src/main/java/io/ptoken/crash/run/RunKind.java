package io.ptoken.crash.run;

import io.ptoken.crash.fault.DiskFault;
import java.util.Optional;

/** What happens to the server in one run. Every kind ends with a restart and all checks. */
public enum RunKind {
    /** SIGKILL in up to a second of load. */
    LOAD("kill under load"),
    /** SIGKILL just after it said that it is ready, while the first clients come. */
    READY("kill when ready"),
    /** SIGKILL while it starts. */
    START("kill in start-up"),
    /** SIGTERM under load, then SIGKILL while it shuts down. */
    SHUTDOWN("kill in shutdown"),
    /** Under load every fsync fails for a while; then SIGKILL. */
    FSYNC("fsync fails"),
    /** Under load every write fails for a while because the disk is full; then SIGKILL. */
    DISK_FULL("disk full"),
    /** SIGKILL under load, while it starts or while it shuts down; what was not synced is lost. */
    POWER("power loss");

    private final String text;

    RunKind(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }

    /** What the disk does, for the kinds in which it does something. */
    public Optional<DiskFault> fault() {
        return switch (this) {
            case FSYNC -> Optional.of(DiskFault.FSYNC);
            case DISK_FULL -> Optional.of(DiskFault.DISK_FULL);
            case LOAD, READY, START, SHUTDOWN, POWER -> Optional.empty();
        };
    }
}
