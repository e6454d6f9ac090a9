package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.SimulatorDocument;
import io.ptoken.cli.kmcsim.SimulatorRequests;
import io.ptoken.cli.kmcsim.SimulatorText;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken kmc-sim show}. */
@ReadsOnly
@Command(
        name = "show",
        description =
                "Shows modules, supply groups, vending keys, authorisations and the files handed out; never a key.")
final class KmcSimShowCommand extends KmcSimTask {

    @Mixin
    OutputOptions output;

    KmcSimShowCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean saysTheProfileItself() {
        return output.json();
    }

    @Override
    void work(SimulatorRequests requests) {
        if (output.json()) {
            output.print(spec, SimulatorDocument.of(requests.kmc()));
        } else {
            SimulatorText.lines(requests.kmc(), columns()).forEach(this::say);
        }
    }
}
