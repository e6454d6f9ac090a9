package io.ptoken.hsm.simulator.line;

import java.time.Duration;

/** What a line does, one after the other. */
sealed interface Step {

    /** Nothing for some time. */
    record Pause(Duration time) implements Step {}

    /** These bytes. */
    final class Send implements Step {

        private final byte[] bytes;

        Send(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
