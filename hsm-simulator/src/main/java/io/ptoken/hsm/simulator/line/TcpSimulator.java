package io.ptoken.hsm.simulator.line;

import io.ptoken.hsm.simulator.SimulatedModule;
import java.io.IOException;

/** Stub. */
public final class TcpSimulator implements AutoCloseable {

    private TcpSimulator() {}

    public static TcpSimulator start(SimulatedModule module, String host, int port) throws IOException {
        return start(module, host, port, LineSpeed.UNLIMITED, Waiter.SLEEP);
    }

    public static TcpSimulator start(SimulatedModule module, String host, int port, LineSpeed speed, Waiter waiter)
            throws IOException {
        throw new IOException("not yet");
    }

    public int port() {
        return 0;
    }

    @Override
    public void close() {}
}
