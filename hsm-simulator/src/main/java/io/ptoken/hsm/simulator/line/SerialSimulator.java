package io.ptoken.hsm.simulator.line;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.SimulatedModule;
import java.io.IOException;
import java.time.Duration;

/**
 * A module at a serial line (module protocol section 1.3): lines ended by CR, whatever transport the module's settings name. The
 * line is a pseudo-terminal made for it, which a host opens like a serial port, or a serial port of the machine.
 *
 * <p>A power cycle of the module cannot cut such a line: the module forgets what it knew of it and says nothing. Thread safe;
 * one thread.
 */
public final class SerialSimulator implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SerialSimulator.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CHUNK = 1024;

    private final SerialEnd end;
    private final ServedLine line;
    private final Thread thread;

    private volatile boolean closed;

    private SerialSimulator(SerialEnd end, SimulatedModule module, LineSpeed speed, Waiter waiter) {
        this.end = end;
        this.line = new ServedLine(module, TransportProfile.SERIAL_CR, speed, waiter, end::write, () -> {});
        this.thread = new Thread(this::serve, "hsm-simulator-" + end.name());
        thread.setDaemon(true);
    }

    /** As below, as fast as the machine. */
    public static SerialSimulator onPseudoTerminal(SimulatedModule module) throws IOException {
        return onPseudoTerminal(module, LineSpeed.UNLIMITED, Waiter.SLEEP);
    }

    /**
     * Makes a pseudo-terminal in raw mode and serves at it. It lives until {@link #close}; the host may open and close its end
     * as often as it likes. Linux only.
     *
     * @param speed how fast bytes travel, whatever speed the host sets
     * @param waiter lets time pass
     * @throws IOException when none can be made
     */
    public static SerialSimulator onPseudoTerminal(SimulatedModule module, LineSpeed speed, Waiter waiter)
            throws IOException {
        return started(new SerialSimulator(PseudoTerminal.open(), module, speed, waiter));
    }

    /**
     * Opens a serial port of the machine and serves at it.
     *
     * @param port e.g. {@code /dev/ttyUSB0} or {@code COM3}
     * @param speed that of the port; 0 means 9600 bit/s
     * @throws IOException when it cannot be opened
     */
    public static SerialSimulator onPort(SimulatedModule module, String port, LineSpeed speed) throws IOException {
        LineSpeed real = speed.equals(LineSpeed.UNLIMITED) ? LineSpeed.TSM250 : speed;
        // The port itself takes its time.
        return started(new SerialSimulator(
                CommPort.open(port, real.bitsPerSecond()), module, LineSpeed.UNLIMITED, Waiter.SLEEP));
    }

    private static SerialSimulator started(SerialSimulator simulator) {
        simulator.thread.start();
        return simulator;
    }

    /** What the host opens, e.g. {@code /dev/pts/5}; for a port of the machine, the module's own end. */
    public String devicePath() {
        return end.name();
    }

    /** Stops serving and gives the line back; the module stays. */
    @Override
    public void close() {
        closed = true;
        line.close();
        try {
            if (thread != Thread.currentThread()) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        byte[] chunk = new byte[CHUNK];
        try {
            while (!closed) {
                int count = end.read(chunk);
                if (count > 0) {
                    take(chunk, count);
                }
            }
        } catch (InterruptedException e) {
            LOG.log(DEBUG, () -> end.name() + " was closed while it waited");
        } catch (IOException e) {
            LOG.log(ERROR, end.name() + " is given up", e);
        } finally {
            line.close();
            end.close();
        }
    }

    /** Nobody can connect anew to this line, so it outlives a failure of the module. */
    private void take(byte[] chunk, int count) throws IOException, InterruptedException {
        try {
            line.take(chunk, count);
        } catch (RuntimeException e) {
            LOG.log(ERROR, "a request at " + end.name() + " failed and is not answered", e);
        }
    }
}
