package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.task.KeyLoadTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken kmc end}. */
@Command(
        name = "end",
        description = {
            "Ends loading: the keys that are loaded vend from now on.",
            "What was not loaded from the file is lost; to load it later takes a new request. Asks first in that case, "
                    + "unless --yes.",
            ModuleTask.SECRET
        })
final class KmcEndCommand extends KeyLoadTask {

    @Mixin
    KmcOption kmc;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    KmcEndCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(KeyLoadServices services) {
        KmcId chosen = new KmcId(kmc.chosen(services).kmcId());
        services.module()
                .slot(chosen)
                .filter(slot -> slot.state() == KekSlotState.LOADING)
                .flatMap(KmcEndCommand::lost)
                .ifPresent(lost -> confirm(yes, lost + " and will be lost. End loading all the same?"));
        services.keys().end(services.actor(), chosen);
        say("Loading is ended, the keys vend.");
        return ok();
    }

    private static Optional<String> lost(KekSlotStatus slot) {
        if (slot.keyCount().isEmpty()) {
            return Optional.of("It is not known how many keys the file has; some may not be loaded");
        }
        int left = slot.keyCount().getAsInt() - slot.loaded().size();
        return left > 0 ? Optional.of(left + " keys of the file are not loaded") : Optional.empty();
    }
}
