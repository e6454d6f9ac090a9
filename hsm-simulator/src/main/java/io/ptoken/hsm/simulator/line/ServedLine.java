package io.ptoken.hsm.simulator.line;

import io.ptoken.hsm.protocol.frame.FrameReader;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.ModuleLine;
import io.ptoken.hsm.simulator.SimulatedModule;
import java.io.IOException;
import java.util.Optional;

/**
 * One line to a module: bytes that arrive, bytes that are sent. Requests are answered one after the other. One thread feeds
 * it; any thread may end it.
 */
final class ServedLine implements AutoCloseable {

    /** Where bytes go. */
    @FunctionalInterface
    interface Output {
        void send(byte[] bytes) throws IOException;
    }

    private final ModuleLine line;
    private final Answers answers;
    private final FrameReader reader;
    private final LineSpeed speed;
    private final Pauses pauses;
    private final Output output;

    private volatile boolean powerLost;

    /**
     * @param cut is run when the module loses its power, after which the state of the line is forgotten
     */
    ServedLine(
            SimulatedModule module,
            TransportProfile profile,
            LineSpeed speed,
            Waiter waiter,
            Output output,
            Runnable cut) {
        this.answers = new Answers(module.settings().transport(), profile, speed);
        this.reader = answers.transport().newReader();
        this.speed = speed;
        this.pauses = new Pauses(waiter);
        this.output = output;
        this.line = module.openLine(() -> {
            powerLost = true;
            cut.run();
        });
    }

    /**
     * Takes bytes that arrived and sends what the module answers.
     *
     * @throws InterruptedException when the line has been ended meanwhile
     */
    void take(byte[] bytes, int length) throws IOException, InterruptedException {
        forgetWhatPowerTook();
        pauses.pause(speed.time(length));
        reader.accept(bytes, 0, length);
        for (Optional<Received> next = reader.next(); next.isPresent(); next = reader.next()) {
            for (Step step : answers.steps(line.answer(next.get()))) {
                perform(step);
            }
            forgetWhatPowerTook();
        }
    }

    /** Ends the line, also while it waits. */
    @Override
    public void close() {
        pauses.end();
        line.close();
    }

    private void perform(Step step) throws IOException, InterruptedException {
        if (step instanceof Step.Pause pause) {
            pauses.pause(pause.time());
        } else if (step instanceof Step.Send send && !powerLost) {
            output.send(send.bytes());
        }
    }

    private void forgetWhatPowerTook() {
        if (powerLost) {
            powerLost = false;
            reader.reset();
            answers.reset();
        }
    }
}
