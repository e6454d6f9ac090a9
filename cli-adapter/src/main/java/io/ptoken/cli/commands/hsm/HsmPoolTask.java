package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.node.account.Operator;
import io.ptoken.node.hsm.ConfiguredPool;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.operate.pool.PoolControl;
import io.ptoken.service.port.ServiceStore;
import picocli.CommandLine.Parameters;

/** A command that changes in which order the modules of an installation are asked; a server may run meanwhile. */
abstract class HsmPoolTask extends StoreTask {

    @Parameters(index = "0", paramLabel = "NAME", description = "A name of 'ptoken hsm list'.")
    String name;

    HsmPoolTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected final int work(ServiceStore store, Installation chosen) {
        PoolControl control = ConfiguredPool.of(
                chosen.configuration().modules(), store, surroundings().clock());
        PoolControl.Change change = change(control, Actor.local(Operator.name(surroundings())));
        say(name + ": " + change.member().standing() + " (was: " + change.before() + ")");
        return ExitCode.OK;
    }

    abstract PoolControl.Change change(PoolControl control, Actor actor);
}
