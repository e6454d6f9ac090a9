package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.HsmDocument;
import io.ptoken.cli.hsm.HsmFacts;
import io.ptoken.node.hsm.HsmAddress;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken hsm info}. */
@ReadsOnly
@Command(
        name = "info",
        description = "Shows what a hardware module is, its state and counters, what it can do and what it cannot.")
final class HsmInfoCommand extends HsmTask {

    @Mixin
    OutputOptions output;

    HsmInfoCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(HsmAddress address) {
        onModule(address, module -> {
            if (output.json()) {
                output.print(spec, HsmDocument.Info.of(address.name(), module));
            } else {
                Facts.print(spec.commandLine().getOut(), HsmFacts.of(address.name(), module));
            }
        });
    }
}
