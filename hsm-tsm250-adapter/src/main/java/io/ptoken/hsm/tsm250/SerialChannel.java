package io.ptoken.hsm.tsm250;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.ptoken.hsm.protocol.client.ByteChannel;
import java.io.IOException;
import java.time.Duration;

/**
 * An open serial port. A port whose device was unplugged fails, is not open any more, and is opened anew by whoever needs it.
 * Closing it from another thread ends what that one waits for, at the latest after {@value #SLICE_MILLIS} ms.
 */
public final class SerialChannel implements ByteChannel {

    /** The library gives no way to end a read; so it waits in slices. */
    private static final int SLICE_MILLIS = 200;

    private final SerialPort port;
    private final String name;

    private volatile boolean open = true;

    private SerialChannel(SerialPort port, String name) {
        this.port = port;
        this.name = name;
    }

    /**
     * Opens a port for this program alone.
     *
     * @throws IOException when there is no such port, somebody else has it, or this user may not
     */
    public static SerialChannel open(SerialLine line) throws IOException {
        SerialPort port = port(line.port());
        port.setComPortParameters(line.bitsPerSecond(), 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, SLICE_MILLIS, 0);
        if (!port.openPort()) {
            throw new IOException("serial port " + line.port() + " cannot be opened (error " + port.getLastErrorCode()
                    + "): it is in use, this user may not use it, or it does not know "
                    + line.bitsPerSecond() + " bit/s");
        }
        return new SerialChannel(port, line.port());
    }

    private static SerialPort port(String name) throws IOException {
        try {
            return SerialPort.getCommPort(name);
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("there is no serial port " + name + ": is the module plugged in?", e);
        } catch (LinkageError e) {
            throw new IOException("the native library for serial ports cannot be loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public void write(byte[] bytes, Duration timeout) throws IOException {
        requireOpen();
        int written = port.writeBytes(bytes, bytes.length);
        if (written != bytes.length) {
            throw dead("took " + Math.max(0, written) + " of " + bytes.length + " bytes");
        }
    }

    @Override
    public int read(byte[] into, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            requireOpen();
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left < SLICE_MILLIS) {
                port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, (int) Math.max(1, left), 0);
            } else if (port.getReadTimeout() != SLICE_MILLIS) {
                port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, SLICE_MILLIS, 0);
            }
            int count = port.readBytes(into, into.length);
            if (count > 0) {
                return count;
            }
            if (count < 0 || !port.isOpen()) {
                throw dead("cannot be read any more");
            }
            if (deadline - System.nanoTime() <= 0) {
                return 0;
            }
        }
    }

    @Override
    public void discardInput() throws IOException {
        requireOpen();
        int waiting = port.bytesAvailable();
        while (waiting > 0) {
            if (port.readBytes(new byte[waiting], waiting) <= 0) {
                throw dead("cannot be read any more");
            }
            waiting = port.bytesAvailable();
        }
        if (waiting < 0) {
            throw dead("has gone");
        }
    }

    @Override
    public boolean isOpen() {
        return open && port.isOpen();
    }

    @Override
    public void close() {
        open = false;
        port.closePort();
    }

    private void requireOpen() throws IOException {
        if (!open) {
            throw new IOException("serial port " + name + " was closed");
        }
    }

    private IOException dead(String what) {
        boolean closed = !open;
        close();
        return new IOException(
                closed
                        ? "serial port " + name + " was closed"
                        : "serial port " + name + " " + what + ": was the module unplugged?");
    }
}
