package io.ptoken.node.holding;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The way to one hardware module. It may have several names: each of them alone tells that two lines are the same.
 *
 * @param title the module at its end, for people
 * @param place host or serial device as configured
 * @param port TCP port at the host, 0 of a serial device
 */
public record Line(String title, String place, int port) {

    private static final Path DEVICES = Path.of("/dev");

    /** A line over the network. */
    public static Line network(String title, String host, int port) {
        return new Line(title, host, port);
    }

    /** A serial line. */
    public static Line serial(String title, String device) {
        return new Line(title, device, 0);
    }

    /**
     * Its names at present: the host in small letters and every address it has, each with the port, or the device and what it
     * is a link to. A host without an address and a device that is not plugged in have one name. May ask a name server.
     */
    Set<String> names() {
        return port == 0 ? device() : host();
    }

    private Set<String> host() {
        Set<String> names = new LinkedHashSet<>();
        names.add(place.toLowerCase(Locale.ROOT).replaceFirst("[.]$", "") + ":" + port);
        try {
            for (InetAddress address : InetAddress.getAllByName(place)) {
                names.add(address.getHostAddress() + ":" + port);
            }
        } catch (UnknownHostException e) {
            return names;
        }
        return names;
    }

    private Set<String> device() {
        Set<String> names = new LinkedHashSet<>();
        Path named = Path.of(place);
        Path device = named.isAbsolute() || !Files.exists(DEVICES.resolve(named)) ? named : DEVICES.resolve(named);
        names.add(device.toAbsolutePath().normalize().toString());
        try {
            names.add(device.toRealPath().toString());
        } catch (IOException e) {
            return names;
        }
        return names;
    }
}
