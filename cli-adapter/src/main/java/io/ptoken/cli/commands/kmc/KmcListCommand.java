package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.options.ListOutputOptions;
import io.ptoken.cli.commands.task.KeyLoadTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.keyload.KmcText;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken kmc list}. */
@ReadsOnly
@Command(
        name = "list",
        description = {
            "Lists the KMCs that are known, where the exchange with each stands, and what is to be done next.",
            ModuleTask.SECRET
        })
final class KmcListCommand extends KeyLoadTask {

    @Mixin
    ListOutputOptions output;

    KmcListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(KeyLoadServices services) {
        List<KmcPublicKey> all = services.kmcs().all();
        if (output.json()) {
            Facts.printJson(
                    spec.commandLine().getOut(),
                    all.stream()
                            .map(kmc -> KmcText.facts(kmc, services.module()))
                            .toList());
        } else if (all.isEmpty()) {
            say("No KMC is known; import the public key of one with 'ptoken kmc import'.");
        } else {
            all.forEach(kmc -> {
                Facts.print(spec.commandLine().getOut(), KmcText.facts(kmc, services.module()));
                say("");
            });
        }
        return ok();
    }
}
