package io.ptoken.cli.commands;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.keyload.KeyLoadDesk;
import io.ptoken.cli.node.StoreOpener;
import io.ptoken.hsm.KekSlotStatus;
import io.ptoken.hsm.KmcId;
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
    int work(KeyLoadDesk desk) {
        KmcId chosen = new KmcId(kmc.chosen(desk).kmcId());
        int left = desk.module().slot(chosen).map(KmcEndCommand::left).orElse(0);
        if (left > 0) {
            confirm(yes, left + " keys of the file are not loaded and will be lost. End loading all the same?");
        }
        desk.keys().end(desk.actor(), chosen);
        say("Loading is ended, the keys vend.");
        return ok();
    }

    private static int left(KekSlotStatus slot) {
        return slot.keyCount().orElse(0) - slot.loaded().size();
    }
}
