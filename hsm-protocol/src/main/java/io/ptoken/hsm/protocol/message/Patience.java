package io.ptoken.hsm.protocol.message;

import io.ptoken.hsm.protocol.settings.Timers;
import java.time.Duration;

/** How long the answer to a command may take (module protocol section 1.5). */
public enum Patience {
    /** Queries and sales. */
    NORMAL,
    /** Commands that load keys. */
    KEY_LOADING,
    /** Commands during which somebody works at the keypad of the module. */
    OPERATOR;

    /** The time by these timers. */
    public Duration of(Timers timers) {
        return switch (this) {
            case NORMAL -> timers.response();
            case KEY_LOADING -> timers.keyLoading();
            case OPERATOR -> timers.operator();
        };
    }
}
