package io.ptoken.cli.commands.hsm;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.PoolCalls;
import picocli.CommandLine.Parameters;

/** A command that changes in which order the modules of an installation are asked, while a server runs or not. */
abstract class HsmPoolTask extends OperatorTask {

    @Parameters(index = "0", paramLabel = "NAME", description = "A name of 'ptoken hsm list'.")
    String name;

    HsmPoolTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected final int work(OperatorAccess access) {
        PoolCalls.Changed change = ask(access, change());
        say(name + ": " + change.now() + " (was: " + change.before() + ")");
        return ExitCode.OK;
    }

    abstract PoolCalls.Change change();
}
