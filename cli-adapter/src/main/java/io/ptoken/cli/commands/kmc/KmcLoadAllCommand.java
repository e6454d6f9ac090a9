package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.KmcCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken kmc load-all}. */
@Command(
        name = "load-all",
        description = {
            "Loads every key of the file that was uploaded, and ends loading when none was refused.",
            "A key that is refused, e.g. because all registers are in use (28), does not stop the others; exit code 1 "
                    + "then. What was loaded before is told so: the command can be repeated.",
            OperatorTask.SECRET
        })
final class KmcLoadAllCommand extends KmcLoadTask {

    @Mixin
    KmcOption kmc;

    KmcLoadAllCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int exchange(OperatorAccess access) {
        return told(ask(access, new KmcCalls.LoadAll(module.name(), kmc.name())));
    }
}
