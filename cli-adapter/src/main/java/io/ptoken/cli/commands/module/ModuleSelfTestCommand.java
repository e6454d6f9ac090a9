package io.ptoken.cli.commands.module;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.hsm.selftest.SelfTestResult;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ModuleCalls;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code ptoken module self-test}. */
@ReadsOnly
@Command(
        name = "self-test",
        description = {
            "Lets the module compute known answers of every cipher and derivation. A server does so at its start and hourly.",
            OperatorTask.SECRET
        })
final class ModuleSelfTestCommand extends OperatorTask {

    ModuleSelfTestCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        SelfTestResult result = ask(access, new ModuleCalls.SelfTest(Optional.empty()));
        if (result.failed().isPresent()) {
            throw new CommandFailure("the self-test of " + result.failed().get()
                    + " failed: this machine computes wrongly and must make no tokens");
        }
        say("Every known answer is right, at " + result.at() + ".");
        return ExitCode.OK;
    }
}
