package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.task.KeyLoadTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.node.keyload.KeyLoadServices;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken kmc load}. */
@Command(
        name = "load",
        description = {
            "Loads single keys of the file that was uploaded, in any order; 'ptoken kmc end' ends loading.",
            ModuleTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc load 3 7")
final class KmcLoadCommand extends KeyLoadTask {

    @Parameters(paramLabel = "NUMBER", arity = "1..*", description = "Number of the key in its file.")
    List<Integer> numbers = List.of();

    @Mixin
    KmcOption kmc;

    KmcLoadCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(KeyLoadServices services) {
        return KeyLoadRun.of(services, this::say)
                .some(new KmcId(kmc.chosen(services).kmcId()), new TreeSet<>(numbers));
    }
}
