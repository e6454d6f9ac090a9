package io.ptoken.cli.commands.hsm;

import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.PoolCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken hsm priority}. */
@Command(
        name = "priority",
        description = "Sets which modules are asked first: those of the lowest number that can do it.")
final class HsmPriorityCommand extends HsmPoolTask {

    @Parameters(index = "1", paramLabel = "NUMBER", description = "1-99.")
    int number;

    HsmPriorityCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    PoolCalls.Change change() {
        return new PoolCalls.SetPriority(name, number);
    }
}
