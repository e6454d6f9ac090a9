package io.ptoken.node.simulated;

import io.ptoken.hsm.protocol.settings.HostPort;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.line.LineSpeed;
import io.ptoken.hsm.simulator.line.SerialSimulator;
import io.ptoken.hsm.simulator.line.TcpSimulator;
import io.ptoken.hsm.simulator.line.Waiter;
import java.io.IOException;
import java.util.Optional;

/**
 * A simulated module at the end of a line.
 *
 * @param address of the line for people, e.g. {@code 127.0.0.1:5100}, {@code /dev/pts/5}
 * @param connect options of {@code ptoken hsm} that reach it
 * @param stop ends it
 */
public record SimulatedLine(String address, String connect, Runnable stop) {

    /** On the network, in the transport profile of the module's settings. */
    public static SimulatedLine network(SimulatedModule module, String host, int port, LineSpeed speed)
            throws IOException {
        TcpSimulator served = TcpSimulator.start(module, host, port, speed, Waiter.SLEEP);
        String address = new HostPort(host, served.port()).toString();
        boolean raw = module.settings().transport().profile() == TransportProfile.RAW_CR_TCP;
        return new SimulatedLine(address, "--tcp " + address + (raw ? " --raw" : ""), served::close);
    }

    /** At a serial port of this machine, or at a pseudo-terminal made for it. */
    public static SimulatedLine serial(SimulatedModule module, Optional<String> port, LineSpeed speed, boolean legacy)
            throws IOException {
        SerialSimulator served = port.isPresent()
                ? SerialSimulator.onPort(module, port.get(), speed)
                : SerialSimulator.onPseudoTerminal(module, speed, Waiter.SLEEP);
        String place = served.devicePath();
        return new SimulatedLine(
                place, port.isPresent() ? "" : "--serial " + place + (legacy ? " --legacy" : ""), served::close);
    }

    /** The protocol of a simulated module with that transport. */
    public static ProtocolSettings protocol(TransportProfile profile, boolean severalConnections) {
        ProtocolSettings settings = ProtocolSettings.DEFAULTS;
        return settings.with(settings.transport().withProfile(profile).withSeveralConnections(severalConnections));
    }
}
