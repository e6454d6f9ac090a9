package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.task.KeyLoadTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken kmc delete}. */
@Command(
        name = "delete",
        description = {
            "Deletes the KEK slot of a KMC with every key that came through it. Asks first, unless --yes.",
            ModuleTask.SECRET
        })
final class KmcDeleteCommand extends KeyLoadTask {

    @Mixin
    KmcOption kmc;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    KmcDeleteCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(KeyLoadServices services) {
        KmcPublicKey chosen = kmc.chosen(services);
        KmcId id = new KmcId(chosen.kmcId());
        List<CataloguedKey> keys = services.catalogue().inModule().stream()
                .filter(key -> key.kmc().equals(Optional.of(id)))
                .toList();
        String slot = "the KEK slot of " + chosen.name() + " and ";
        confirm(
                yes,
                "Delete " + slot + (services.tellsOrigins() ? "its " + keys.size() : "all of its") + " vending keys?");
        services.keys().deleteSlot(services.actor(), id);
        say("Deleted " + slot + (services.tellsOrigins() ? keys.size() : "all of its") + " vending keys.");
        return ok();
    }
}
