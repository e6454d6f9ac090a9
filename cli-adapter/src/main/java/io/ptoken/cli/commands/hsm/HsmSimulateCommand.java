package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.StaTablesOption;
import io.ptoken.cli.commands.options.TcpPort;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.AdjustableClock;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.LineSpeed;
import io.ptoken.node.holding.Line;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Undo;
import io.ptoken.node.simulated.SimulatedLine;
import io.ptoken.node.simulated.TestModule;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ptoken hsm simulate}. */
@ReadsOnly
@Command(
        name = "simulate",
        description = {
            "Simulates a hardware module until Ctrl-C: a TSM500i on the network or a TSM250 at a serial line.",
            "It holds published test keys (SGC 123457 KRN 1 and 2, SGC 123456 KRN 1; as STS05V: register 1, SGC 123456 "
                    + "KRN 1) in memory: never for real meters.",
            "Keys come from a KMC instead with --empty, --state, --trust, --public-keys and --anchor."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken hsm simulate                       TSM500i behind an NSS on 127.0.0.1:5100",
            "  ptoken hsm simulate --type TSM250         TSM250 at a pseudo-terminal, which it names",
            "  ptoken hsm simulate --drop 1 --corrupt 1  with lost and damaged answers",
            "  ptoken hsm simulate --empty --state hall-a.sealed --trust kmc.anchor.txt \\",
            "         --public-keys hall-a.smpub.txt --anchor hall-a.anchor.txt"
        })
final class HsmSimulateCommand implements Callable<Integer> {

    /** Which module. */
    enum Type {
        /** On the network. */
        TSM500I,
        /** At a serial line. */
        TSM250
    }

    private final ProgramSurroundings surroundings;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "TSM500I",
            description = "TSM500I (default) or TSM250.")
    Type type;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "TSM500I: address to bind.")
    String address;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = TcpPort.class,
            defaultValue = "5100",
            description = "TSM500I: TCP port; 0: any.")
    int port;

    @Option(names = "--raw", description = "TSM500I: plain lines, as behind a terminal server.")
    boolean raw;

    @Option(
            names = "--serial",
            paramLabel = "PORT",
            description = "TSM250: a serial port of this machine instead of a pseudo-terminal.")
    Optional<String> serial = Optional.empty();

    @Option(names = "--legacy", description = "TSM250: STS05V firmware.")
    boolean legacy;

    @Option(names = "--manufacturing", description = "Manufacturing firmware instead of vending firmware.")
    boolean manufacturing;

    @Option(
            names = "--speed",
            paramLabel = "BITS",
            defaultValue = "0",
            description = "As slow as a line of so many bits a second; 0 (default): as fast as the machine.")
    int speed;

    @Mixin
    HsmKeyLoadOptions keyLoad;

    @Mixin
    HsmFaultOptions faults;

    @Mixin
    StaTablesOption staTables;

    @Spec
    CommandSpec spec;

    HsmSimulateCommand(ProgramSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        requireFittingOptions();
        try (Undo running = new Undo()) {
            surroundings.stopSignal().onStop(running);
            AdjustableClock clock = new AdjustableClock(surroundings.clock());
            StaTables tables = staTables.orSample(surroundings);
            OperatedModule module = legacy
                    ? TestModule.legacy(tables, clock, surroundings, running)
                    : TestModule.sts6(keyLoad.store(), keyLoad.anchors(), tables, clock, surroundings, running);
            if (serial.isPresent()) {
                ModuleHold hold =
                        LineHold.take(Line.serial("a simulator at " + serial.get(), serial.get()), spec, surroundings);
                running.with(hold::close);
            }
            keyLoad.tell(module, spec.commandLine().getOut()::println);
            SimulatedLine line = serve(module.module(), clock);
            running.with(line.stop());
            Facts.print(spec.commandLine().getOut(), facts(line));
            spec.commandLine().getOut().println("Ready. Ctrl-C stops.");
            if (spec.commandLine().getOut().checkError()) {
                // Nobody could read where it is.
                return ExitCode.FAILURE;
            }
            surroundings.stopSignal().await();
        }
        return ExitCode.OK;
    }

    private void requireFittingOptions() {
        if (type == Type.TSM500I && (legacy || serial.isPresent())) {
            throw new CommandFailure("--legacy and --serial go with --type TSM250");
        }
        if (type == Type.TSM250 && raw) {
            throw new CommandFailure("--raw goes with --type TSM500I");
        }
        if (legacy && keyLoad.given()) {
            throw new CommandFailure(
                    "--empty, --state, --trust, --public-keys and --anchor do not go with --legacy: an STS05V module"
                            + " takes no keys this way");
        }
        if (legacy && manufacturing) {
            throw new CommandFailure("there is no manufacturing firmware with --legacy");
        }
    }

    private SimulatedLine serve(SecurityModule module, AdjustableClock clock) throws IOException {
        LineSpeed pace = new LineSpeed(speed);
        TransportProfile transport = raw ? TransportProfile.RAW_CR_TCP : TransportProfile.NSS_ENVELOPE;
        SimulatedModule simulated =
                new SimulatedModule(module, profile(), SimulatedLine.protocol(transport, true), clock, faults.faults());
        return type == Type.TSM500I
                ? SimulatedLine.network(simulated, address, port, pace)
                : SimulatedLine.serial(simulated, serial, pace, legacy);
    }

    private SimulatorProfile profile() {
        if (type == Type.TSM500I) {
            return manufacturing ? SimulatorProfile.TSM500I_MANUFACTURING : SimulatorProfile.TSM500I;
        }
        if (legacy) {
            return SimulatorProfile.TSM250_LEGACY;
        }
        return manufacturing ? SimulatorProfile.TSM250_MANUFACTURING : SimulatorProfile.TSM250;
    }

    private Map<String, String> facts(SimulatedLine line) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "simulated module",
                profile().hardware() + ", firmware " + profile().firmware());
        facts.put("line", line.address());
        if (!line.connect().isEmpty()) {
            facts.put("try", "ptoken hsm info " + line.connect());
        }
        return facts;
    }
}
