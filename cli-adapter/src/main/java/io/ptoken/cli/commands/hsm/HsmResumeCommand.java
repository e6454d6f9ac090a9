package io.ptoken.cli.commands.hsm;

import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.PoolCalls;
import picocli.CommandLine.Command;

/** {@code ptoken hsm resume}. */
@Command(name = "resume", description = "Puts a drained module back into service.")
final class HsmResumeCommand extends HsmPoolTask {

    HsmResumeCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    PoolCalls.Change change() {
        return new PoolCalls.Resume(name);
    }
}
