package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.task.KeyLoadTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken kmc load-all}. */
@Command(
        name = "load-all",
        description = {
            "Loads every key of the file that was uploaded, and ends loading when none was refused.",
            "A key that is refused, e.g. because all registers are in use (28), does not stop the others; exit code 1 "
                    + "then. What was loaded before is told so: the command can be repeated.",
            ModuleTask.SECRET
        })
final class KmcLoadAllCommand extends KeyLoadTask {

    @Mixin
    KmcOption kmc;

    KmcLoadAllCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(KeyLoadServices services) {
        return KeyLoadRun.of(services, this::say)
                .all(new KmcId(kmc.chosen(services).kmcId()));
    }
}
