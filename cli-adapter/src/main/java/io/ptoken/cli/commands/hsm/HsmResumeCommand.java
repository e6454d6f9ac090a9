package io.ptoken.cli.commands.hsm;

import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.operate.pool.PoolControl;
import picocli.CommandLine.Command;

/** {@code ptoken hsm resume}. */
@Command(name = "resume", description = "Puts a drained module back into service.")
final class HsmResumeCommand extends HsmPoolTask {

    HsmResumeCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    PoolControl.Change change(PoolControl control, Actor actor) {
        return control.resume(actor, name);
    }
}
