package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TerminalWriter;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.HsmDocument;
import io.ptoken.hsm.tsm250.SerialPorts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ptoken hsm ports}. */
@ReadsOnly
@Command(name = "ports", description = "Lists the serial ports of this machine.")
final class HsmPortsCommand implements Callable<Integer> {

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        List<SerialPorts.Port> ports = SerialPorts.list();
        if (output.json()) {
            output.print(spec, HsmDocument.Ports.of(ports));
        } else if (ports.isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .println(
                            "No serial port here. Plug the module in; under Linux its port is /dev/ttyUSB0 or the like.");
        } else {
            TextTable table = TextTable.of("PORT", "PATH", "DESCRIPTION");
            ports.forEach(port -> table.row(port.name(), port.path(), port.description()));
            PrintWriter out = spec.commandLine().getOut();
            table.lines("", TerminalWriter.columns(out)).forEach(out::println);
        }
        return ExitCode.OK;
    }
}
