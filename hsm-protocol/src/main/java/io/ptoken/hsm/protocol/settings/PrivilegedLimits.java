package io.ptoken.hsm.protocol.settings;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/**
 * When a module leaves PRIVILEGED by itself (module protocol section 7.1, assumption A14).
 *
 * @param total after this time at the latest
 * @param idle after this time without a command
 * @param calls after this many commands, 1 or more
 */
public record PrivilegedLimits(Duration total, Duration idle, int calls) {

    /** 30 minutes, 15 minutes, 50 calls. */
    public static final PrivilegedLimits DEFAULTS =
            new PrivilegedLimits(Duration.ofMinutes(30), Duration.ofMinutes(15), 50);

    public PrivilegedLimits {
        InvalidValueException.requireRange("calls", calls, 1, Integer.MAX_VALUE);
    }
}
