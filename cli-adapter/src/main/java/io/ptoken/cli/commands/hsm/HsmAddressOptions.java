package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.commands.options.DomainConverters;
import io.ptoken.hsm.protocol.settings.HostPort;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.tsm250.LegacyModuleSettings;
import io.ptoken.hsm.tsm250.SerialLine;
import io.ptoken.hsm.tsm250.Tsm250Settings;
import io.ptoken.hsm.tsm500i.Tsm500iSettings;
import io.ptoken.node.hsm.HsmAddress;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.service.input.MistypedException;
import io.ptoken.sts.InvalidValueException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which hardware module a command speaks to; the same flags everywhere. */
final class HsmAddressOptions {

    @Option(
            names = "--tcp",
            paramLabel = "HOST[:PORT]",
            description =
                    "A module on the network, behind an NSS. The port is 5100 unless it is given; an IPv6 address stands in"
                            + " brackets.")
    Optional<String> tcp = Optional.empty();

    @Option(
            names = "--raw",
            description = "With --tcp: plain lines without the envelopes of an NSS, as behind a terminal server.")
    boolean raw;

    @Option(
            names = "--serial",
            paramLabel = "PORT",
            description = "A module at a serial port, e.g. /dev/ttyUSB0 or COM3; 'ptoken hsm ports' lists them.")
    Optional<String> serial = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "BITS",
            defaultValue = "9600",
            description = "With --serial: bits a second.")
    int speed;

    @Option(names = "--legacy", description = "With --serial: the module has STS05V firmware.")
    boolean legacy;

    /** The module named. */
    HsmAddress address() {
        if (tcp.isPresent() == serial.isPresent()) {
            throw new CommandFailure("name the module by --tcp HOST[:PORT] or by --serial PORT");
        }
        if (tcp.isPresent() && legacy) {
            throw new CommandFailure("--legacy goes with --serial: STS05V modules have no network");
        }
        if (serial.isPresent() && raw) {
            throw new CommandFailure("--raw goes with --tcp: a serial line has no envelopes");
        }
        return tcp.<HsmAddress>map(this::network).orElseGet(() -> serial(serial.orElseThrow()));
    }

    private HsmAddress network(String text) {
        ProtocolSettings protocol = ProtocolSettings.DEFAULTS;
        HostPort place = place(text, protocol.transport().port());
        var transport = protocol.transport()
                .withProfile(raw ? TransportProfile.RAW_CR_TCP : TransportProfile.NSS_ENVELOPE)
                .withPort(place.port());
        return new HsmAddress.Network(Tsm500iSettings.of(place.host()).with(protocol.with(transport)));
    }

    private static HostPort place(String text, int usual) {
        try {
            return HostPort.parse("--tcp", text, usual);
        } catch (InvalidValueException e) {
            throw new MistypedException("--tcp: " + DomainConverters.refusal(text, e));
        }
    }

    private HsmAddress serial(String port) {
        return legacy
                ? new HsmAddress.Serial(Tsm250Settings.legacy(new SerialLine(port, speed), LegacyModuleSettings.of()))
                : serial(port, speed);
    }

    /** A module with STS6 firmware at a serial port. */
    static HsmAddress serial(String port, int bitsPerSecond) {
        return new HsmAddress.Serial(Tsm250Settings.sts6(new SerialLine(port, bitsPerSecond)));
    }
}
