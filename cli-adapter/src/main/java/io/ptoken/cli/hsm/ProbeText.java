package io.ptoken.cli.hsm;

import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.module.ProbeReport;
import io.ptoken.hsm.protocol.module.ProbeReport.Found;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.HostPort;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.node.config.ModuleEntry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a probe found, for people. */
public final class ProbeText {

    private ProbeText() {}

    /**
     * For people, with the entry of {@code ptoken.yaml}.
     *
     * @param tcp HOST or HOST:PORT that was probed
     * @param serial serial port that was probed
     */
    public static List<String> lines(ProbeReport report, Optional<String> tcp, Optional<String> serial) {
        List<String> lines = new ArrayList<>();
        report.trials()
                .forEach(trial ->
                        lines.add(trial.candidate() + ": " + trial.problem().orElse("a module answers")));
        if (report.found().isEmpty()) {
            lines.add("No module answers at " + tcp.or(() -> serial).orElse("that place") + ". Check that "
                    + (tcp.isPresent() ? "host and port are right" : "the port is the right one")
                    + ", that the module is powered, and that nothing else is connected to it.");
            return lines;
        }
        Found found = report.found().get();
        lines.add("");
        lines.add("module    " + found.module().map(ModuleId::toString).orElse("does not tell its number"));
        lines.add("dialect   " + dialect(found));
        lines.add("firmware  " + found.firmware().map(FirmwareId::toString).orElse("not told"));
        lines.add("hardware  " + found.hardware().orElse("not told"));
        found.answers()
                .forEach((command, answer) -> lines.add(command.requestHeader() + "     " + answer.kind()
                        + (answer.text().isEmpty() ? "" : ": " + answer.text())));
        found.remarks().forEach(remark -> lines.add("note      " + remark));
        lines.add("");
        lines.add("For ptoken.yaml, in the place of modules: []; choose a name:");
        lines.add("");
        entry(found, tcp, serial).forEach(lines::add);
        return lines;
    }

    private static List<String> entry(Found found, Optional<String> tcp, Optional<String> serial) {
        List<String> lines = new ArrayList<>(List.of("modules:", "  - name: module-1"));
        boolean large =
                found.hardware().map(hardware -> hardware.contains("TSM500")).orElse(tcp.isPresent());
        Kind kind = large ? Kind.TSM500I : Kind.TSM250;
        lines.add("    kind: " + kind);
        tcp.ifPresent(place -> {
            String host = HostPort.parse("--tcp", place, 0).host();
            lines.add("    host: " + (host.indexOf(':') < 0 ? host : '"' + host + '"'));
            lines.add("    port: " + found.settings().transport().port());
        });
        serial.ifPresent(port -> lines.add("    device: " + port));
        TransportProfile profile = found.settings().transport().profile();
        TransportProfile usual = kind == Kind.TSM500I ? TransportProfile.NSS_ENVELOPE : TransportProfile.RAW_CR_TCP;
        if (tcp.isPresent() && profile != usual) {
            lines.add("    transport: " + profile);
        }
        found.dialect()
                .filter(dialect -> dialect != Dialect.STS6)
                .ifPresent(dialect -> lines.add("    dialect: " + dialect));
        return lines;
    }

    private static String dialect(Found found) {
        return found.dialect().map(Dialect::name).orElse("not told");
    }
}
