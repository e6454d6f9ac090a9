package io.ptoken.hsm.simulator.line;

import com.fazecast.jSerialComm.SerialPort;
import io.ptoken.hsm.protocol.client.ByteChannel;
import java.io.IOException;
import java.time.Duration;

/** A host's end of a serial line, as a TSM250 wants it. */
final class SerialChannel implements ByteChannel {

    private final SerialPort port;

    SerialChannel(String device) throws IOException {
        port = SerialPort.getCommPort(device);
        port.setComPortParameters(9600, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        if (!port.openPort()) {
            throw new IOException("cannot open " + device + ": " + port.getLastErrorCode());
        }
    }

    @Override
    public void write(byte[] bytes, Duration timeout) throws IOException {
        if (port.writeBytes(bytes, bytes.length) != bytes.length) {
            throw new IOException("not written");
        }
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, (int) Math.max(1, timeout.toMillis()), 0);
        return port.readBytes(into, into.length);
    }

    @Override
    public void discardInput() {
        port.flushIOBuffers();
    }

    @Override
    public boolean isOpen() {
        return port.isOpen();
    }

    @Override
    public void close() {
        port.closePort();
    }
}
