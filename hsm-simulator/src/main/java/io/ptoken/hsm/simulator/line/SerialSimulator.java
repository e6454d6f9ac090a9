package io.ptoken.hsm.simulator.line;

import io.ptoken.hsm.simulator.SimulatedModule;
import java.io.IOException;

/** Stub. */
public final class SerialSimulator implements AutoCloseable {

    private SerialSimulator() {}

    public static SerialSimulator onPseudoTerminal(SimulatedModule module) throws IOException {
        return onPseudoTerminal(module, LineSpeed.UNLIMITED, Waiter.SLEEP);
    }

    public static SerialSimulator onPseudoTerminal(SimulatedModule module, LineSpeed speed, Waiter waiter)
            throws IOException {
        throw new IOException("not yet");
    }

    public static SerialSimulator onPort(SimulatedModule module, String port, int baud) throws IOException {
        throw new IOException("not yet");
    }

    public String devicePath() {
        return "";
    }

    @Override
    public void close() {}
}
