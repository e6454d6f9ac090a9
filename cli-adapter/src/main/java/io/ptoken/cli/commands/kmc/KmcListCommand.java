package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.KmcDocument;
import io.ptoken.cli.keyload.KmcText;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
import io.ptoken.service.operate.call.KmcCalls.KmcStanding;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken kmc list}. */
@ReadsOnly
@Command(
        name = "list",
        description = {
            "Lists the KMCs that are known, where the exchange with each stands, and what is to be done next.",
            OperatorTask.SECRET
        })
final class KmcListCommand extends KmcTask {

    @Mixin
    OutputOptions output;

    KmcListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int exchange(OperatorAccess access) {
        List<KmcStanding> all = ask(access, new KmcCalls.All(module.name()));
        if (output.json()) {
            output.print(spec, KmcDocument.Kmcs.of(all));
        } else if (all.isEmpty()) {
            say("No KMC is known; import the public key of one with 'ptoken kmc import'.");
        } else {
            all.forEach(kmc -> {
                Facts.print(spec.commandLine().getOut(), KmcText.facts(kmc.key(), kmc.slot()));
                say("");
            });
        }
        return ExitCode.OK;
    }
}
