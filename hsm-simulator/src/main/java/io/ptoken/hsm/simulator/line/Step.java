package io.ptoken.hsm.simulator.line;

import java.time.Duration;

/** What a line does, one after the other. */
sealed interface Step {

    /** Nothing for some time. */
    record Pause(Duration time) implements Step {}

    /** These bytes. */
    record Send(byte[] bytes) implements Step {}
}
