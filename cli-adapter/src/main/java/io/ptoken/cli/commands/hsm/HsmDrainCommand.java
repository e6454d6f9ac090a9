package io.ptoken.cli.commands.hsm;

import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.PoolCalls;
import picocli.CommandLine.Command;

/** {@code ptoken hsm drain}. */
@Command(
        name = "drain",
        description = {
            "Gives a module no new calls; what it is working on it ends.",
            "It may be switched off when its notice (ESm.Drained) tells of no calls that it still works on.",
            "'ptoken hsm resume' puts it back."
        })
final class HsmDrainCommand extends HsmPoolTask {

    HsmDrainCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    PoolCalls.Change change() {
        return new PoolCalls.Drain(name);
    }
}
