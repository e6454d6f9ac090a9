package io.ptoken.hsm.protocol.settings;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/**
 * How long to wait (module protocol section 1.5, assumption A18); each more than zero and at most an hour.
 *
 * @param connect opening a channel
 * @param write handing a frame to the channel
 * @param response answer to a query or a sale
 * @param keyLoading answer to a command that loads keys
 * @param operator answer to a command during which somebody works at the keypad of the module
 */
public record Timers(Duration connect, Duration write, Duration response, Duration keyLoading, Duration operator) {

    private static final Duration MAX = Duration.ofHours(1);

    /** 3 s, 3 s, 5 s, 30 s, 300 s. */
    public static final Timers DEFAULTS = new Timers(
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5));

    public Timers {
        require("connect", connect);
        require("write", write);
        require("response", response);
        require("keyLoading", keyLoading);
        require("operator", operator);
    }

    private static void require(String field, Duration time) {
        if (time.isZero() || time.isNegative() || time.compareTo(MAX) > 0) {
            throw new InvalidValueException(field, time.toString(), "more than 0, at most " + MAX);
        }
    }
}
