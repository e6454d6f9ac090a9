package io.ptoken.cli.commands.module;

import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.Roles;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.selftest.SelfTestResult;
import io.ptoken.node.account.LocalAudit;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;

/** {@code ptoken module self-test}. */
@ReadsOnly
@Command(
        name = "self-test",
        description = {
            "Lets the module compute known answers of every cipher and derivation. A server does so at its start and hourly.",
            ModuleTask.SECRET
        })
final class ModuleSelfTestCommand extends ModuleTask {

    ModuleSelfTestCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected void work(SecurityModule module, LocalAudit audit, Installation chosen) {
        SelfTestResult result = Roles.selfTesting(module).selfTest();
        if (result.failed().isPresent()) {
            throw new CommandFailure("the self-test of " + result.failed().get()
                    + " failed: this machine computes wrongly and must make no tokens");
        }
        say("Every known answer is right, at " + result.at() + ".");
    }
}
