package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.HsmDocument;
import io.ptoken.cli.hsm.ProbeText;
import io.ptoken.hsm.protocol.module.ModuleProbe;
import io.ptoken.hsm.protocol.module.ModuleProbe.Candidate;
import io.ptoken.hsm.protocol.module.ProbeReport;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.hsm.HsmAddress;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ptoken hsm probe}. */
@ReadsOnly
@Command(
        name = "probe",
        description = {
            "Finds out what module is at the end of a line and how it wants to be talked to, and prints the entry of "
                    + "ptoken.yaml for it.",
            "Asks nothing that makes tokens, charges limits or changes keys. A way that leads nowhere takes some seconds."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken hsm probe --tcp 10.0.0.7", "  ptoken hsm probe --serial /dev/ttyUSB0"})
final class HsmProbeCommand implements Callable<Integer> {

    private static final int[] SPEEDS = {9600, 19_200, 38_400, 57_600, 115_200};

    private final Surroundings surroundings;

    @Mixin
    HsmAddressOptions target;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    HsmProbeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        HsmAddress first = target.address();
        ProbeReport report;
        try (ModuleHold hold = LineHold.take(first, spec, surroundings)) {
            report = new ModuleProbe(first.protocol(), HsmAddress.TIME).probe(candidates(first, hold));
        }
        if (output.json()) {
            output.print(spec, HsmDocument.Probe.of(report));
        } else {
            ProbeText.lines(report, target.tcp, target.serial)
                    .forEach(line -> spec.commandLine().getOut().println(line));
        }
        return report.found().isPresent() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private List<Candidate> candidates(HsmAddress first, ModuleHold hold) {
        List<Candidate> candidates = new ArrayList<>();
        if (target.tcp.isPresent()) {
            String place = target.tcp.get();
            candidates.add(new Candidate(place + ", envelopes", TransportProfile.NSS_ENVELOPE, first.opener(hold)));
            candidates.add(new Candidate(place + ", plain lines", TransportProfile.RAW_CR_TCP, first.opener(hold)));
        } else {
            candidates.add(serial(target.speed, hold));
            for (int speed : SPEEDS) {
                if (speed != target.speed) {
                    candidates.add(serial(speed, hold));
                }
            }
        }
        return candidates;
    }

    private Candidate serial(int speed, ModuleHold hold) {
        String port = target.serial.orElseThrow();
        return new Candidate(
                port + " at " + speed + " bit/s",
                TransportProfile.SERIAL_CR,
                HsmAddressOptions.serial(port, speed).opener(hold));
    }
}
