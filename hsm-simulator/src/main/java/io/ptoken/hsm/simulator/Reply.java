package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.frame.ResponseFrame;
import java.time.Duration;
import java.util.Optional;

/**
 * What a simulated module does about one request.
 *
 * @param frame the answer, empty when there is none
 * @param after how long the module takes for it
 * @param fault what goes wrong with it on the line
 */
public record Reply(Optional<ResponseFrame> frame, Duration after, Optional<Fault.OnLine> fault) {

    /** Nothing is answered. */
    public static final Reply NOTHING = new Reply(Optional.empty(), Duration.ZERO, Optional.empty());

    static Reply of(ResponseFrame frame) {
        return new Reply(Optional.of(frame), Duration.ZERO, Optional.empty());
    }

    Reply with(Fault.OnLine trouble) {
        return new Reply(frame, after, Optional.of(trouble));
    }
}
