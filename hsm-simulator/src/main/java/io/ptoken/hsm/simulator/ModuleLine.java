package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line to a simulated module, with what the module remembers of it: the last response, for {@code GL?RR}. One command at
 * a time is outstanding on it. Thread safe.
 */
public final class ModuleLine implements AutoCloseable {

    private final SimulatedModule module;
    private final Runnable cut;

    /** Guarded by the module. */
    private @Nullable ResponseFrame last;

    ModuleLine(SimulatedModule module, Runnable cut) {
        this.module = module;
        this.cut = cut;
    }

    /** What the module does about something that a reader found on the line; a response is an unknown request. */
    public Reply answer(Received received) {
        return module.answer(this, received);
    }

    /** The module forgets the line. */
    @Override
    public void close() {
        module.forget(this);
    }

    Optional<ResponseFrame> last() {
        return Optional.ofNullable(last);
    }

    void remember(ResponseFrame response) {
        last = response;
    }

    void losePower() {
        last = null;
        cut.run();
    }

    void reset() {
        last = null;
    }
}
