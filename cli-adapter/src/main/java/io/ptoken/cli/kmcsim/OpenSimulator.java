package io.ptoken.cli.kmcsim;

import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.KmcStateException;
import io.ptoken.kmc.simulator.KmcStore;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;

/** The KMC of a directory while a command works on it; no other command can meanwhile. */
public final class OpenSimulator implements AutoCloseable {

    private final SimulatorLock lock;
    private final KmcSimulator kmc;

    private OpenSimulator(SimulatorLock lock, KmcSimulator kmc) {
        this.lock = lock;
        this.kmc = kmc;
    }

    /**
     * Opens it.
     *
     * @throws CommandFailure when there is none, its state is damaged, or another command has it
     */
    public static OpenSimulator in(SimulatorDirectory directory, Surroundings surroundings) throws IOException {
        directory.requireSimulator();
        SimulatorLock lock = SimulatorLock.of(directory);
        boolean opened = false;
        try {
            KmcSimulator kmc =
                    KmcSimulator.open(KmcStore.file(directory.state()), surroundings.clock(), surroundings.random());
            opened = true;
            return new OpenSimulator(lock, kmc);
        } catch (KmcStateException e) {
            throw new CommandFailure(directory.state() + ": " + e.getMessage(), e);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /** The KMC. */
    public KmcSimulator kmc() {
        return kmc;
    }

    @Override
    public void close() throws IOException {
        kmc.close();
        lock.close();
    }
}
