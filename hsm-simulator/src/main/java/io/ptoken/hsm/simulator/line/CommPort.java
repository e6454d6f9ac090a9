package io.ptoken.hsm.simulator.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.Arrays;

/** A serial port of the machine: 8 data bits, no parity, 1 stop bit, no flow control (module protocol section 1.3). */
final class CommPort implements SerialEnd {

    private static final int DATA_BITS = 8;
    private static final int WAIT_MILLIS = 100;
    private static final int WRITE_MILLIS = 1000;

    private final SerialPort port;
    private final String name;

    private CommPort(SerialPort port, String name) {
        this.port = port;
        this.name = name;
    }

    static CommPort open(String name, int bitsPerSecond) throws IOException {
        SerialPort port = find(name);
        port.setComPortParameters(bitsPerSecond, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(
                SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING, WAIT_MILLIS, WRITE_MILLIS);
        if (!port.openPort()) {
            throw new IOException("cannot open serial port " + name + ": error " + port.getLastErrorCode());
        }
        return new CommPort(port, name);
    }

    private static SerialPort find(String name) throws IOException {
        try {
            return SerialPort.getCommPort(name);
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("there is no serial port " + name, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(byte[] into) throws IOException {
        int count = port.readBytes(into, into.length);
        if (count < 0) {
            throw new IOException("serial port " + name + " cannot be read");
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        int begin = 0;
        while (begin < bytes.length) {
            byte[] rest = Arrays.copyOfRange(bytes, begin, bytes.length);
            int count = port.writeBytes(rest, rest.length);
            if (count < 0) {
                throw new IOException("serial port " + name + " cannot be written");
            }
            if (count == 0) {
                return;
            }
            begin += count;
        }
    }

    @Override
    public void close() {
        port.closePort();
    }
}
