package io.ptoken.hsm.protocol.module;

import java.time.Instant;
import java.util.Optional;

/**
 * How the line to a module does, for notices.
 *
 * @param lastSuccess when the module answered last, whatever it answered
 * @param lastFailure when there was no answer last
 * @param consecutiveFailures requests without answer since the last success; 0 when all is well
 * @param lastProblem what went wrong last, in words
 */
public record LineHealth(
        Optional<Instant> lastSuccess,
        Optional<Instant> lastFailure,
        int consecutiveFailures,
        Optional<String> lastProblem) {

    /** Nothing asked yet. */
    public static final LineHealth UNUSED = new LineHealth(Optional.empty(), Optional.empty(), 0, Optional.empty());

    /** True unless the last request went without answer. */
    public boolean isUp() {
        return consecutiveFailures == 0;
    }

    LineHealth succeeded(Instant now) {
        return new LineHealth(Optional.of(now), lastFailure, 0, lastProblem);
    }

    LineHealth failed(Instant now, String problem) {
        return new LineHealth(lastSuccess, Optional.of(now), consecutiveFailures + 1, Optional.of(problem));
    }
}
