package io.ptoken.cli.commands.hsm;

import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.PoolCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ptoken hsm standby}. */
@Command(
        name = "standby",
        description = "Lets a module wait until no other can, or lets it take part again with --off.")
final class HsmStandbyCommand extends HsmPoolTask {

    @Option(names = "--off", description = "It takes part again.")
    boolean off;

    HsmStandbyCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    PoolCalls.Change change() {
        return new PoolCalls.SetStandby(name, !off);
    }
}
