package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.task.KeyLoadTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken kmc remove}. */
@Command(
        name = "remove",
        description = {"Forgets a KMC for which the module has no KEK slot.", ModuleTask.SECRET})
final class KmcRemoveCommand extends KeyLoadTask {

    @Mixin
    KmcOption kmc;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    KmcRemoveCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(KeyLoadServices services) {
        KmcPublicKey chosen = kmc.chosen(services);
        confirm(yes, "Forget the KMC " + chosen.name() + " (" + chosen.kmcId() + ")?");
        services.kmcs().remove(services.actor(), chosen, services.module());
        say("Removed.");
        return ok();
    }
}
