package io.ptoken.cli.commands.hsm;

import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.operate.pool.PoolControl;
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
    PoolControl.Change change(PoolControl control, Actor actor) {
        return control.setPriority(actor, name, number);
    }
}
