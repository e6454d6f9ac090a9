package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
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
            OperatorTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken kmc load 3 7")
final class KmcLoadCommand extends KmcLoadTask {

    @Parameters(paramLabel = "NUMBER", arity = "1..*", description = "Number of the key in its file.")
    List<Integer> numbers = List.of();

    @Mixin
    KmcOption kmc;

    KmcLoadCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int exchange(OperatorAccess access) {
        return told(ask(access, new KmcCalls.Load(module.name(), kmc.name(), new TreeSet<>(numbers))));
    }
}
