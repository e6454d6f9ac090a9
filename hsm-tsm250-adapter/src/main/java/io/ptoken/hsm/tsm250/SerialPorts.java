package io.ptoken.hsm.tsm250;

import com.fazecast.jSerialComm.SerialPort;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The serial ports of this machine. */
public final class SerialPorts {

    private SerialPorts() {}

    /** All that the system tells of, in order of their names; a pseudo-terminal is not among them. */
    public static List<Port> list() {
        return Arrays.stream(SerialPort.getCommPorts())
                .map(port ->
                        new Port(port.getSystemPortName(), port.getSystemPortPath(), port.getDescriptivePortName()))
                .sorted(Comparator.comparing(Port::name))
                .toList();
    }

    /**
     * A serial port.
     *
     * @param name e.g. {@code ttyUSB0}, {@code COM3}
     * @param path what to put into {@link SerialLine}, e.g. {@code /dev/ttyUSB0}
     * @param description what the system says it is
     */
    public record Port(String name, String path, String description) {}
}
