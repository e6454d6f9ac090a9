package io.ptoken.hsm.tsm250;

import io.ptoken.sts.InvalidValueException;

/**
 * A serial port, 8 data bits, no parity, 1 stop bit, no flow control (module protocol section 1.3).
 *
 * @param port name or path, e.g. {@code /dev/ttyUSB0}, {@code COM3}; a path that names the device and not its place, as in
 *     {@code /dev/serial/by-id}, survives replugging
 * @param bitsPerSecond 300-921600
 */
public record SerialLine(String port, int bitsPerSecond) {

    private static final int TSM250_SPEED = 9600;

    public SerialLine {
        if (port.isBlank()) {
            throw new InvalidValueException("serial port", port, "a name or path");
        }
        InvalidValueException.requireRange("bitsPerSecond", bitsPerSecond, 300, 921_600);
    }

    /** At 9600 bit/s, the speed of a TSM250. */
    public static SerialLine of(String port) {
        return new SerialLine(port, TSM250_SPEED);
    }
}
