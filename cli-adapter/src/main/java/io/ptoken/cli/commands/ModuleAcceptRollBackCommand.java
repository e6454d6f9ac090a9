package io.ptoken.cli.commands;

import io.ptoken.cli.CommandFailure;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.account.LocalAudit;
import io.ptoken.cli.node.Installation;
import io.ptoken.hsm.soft.SoftSecurityModule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken module accept-rollback}. */
@Command(
        name = "accept-rollback",
        description = {
            "Takes an older copy of the module's state that was put back on purpose.",
            "Limits and counters used since that copy was made come back: what was sold since can be sold again. Put the "
                    + "newest copy back instead where there is one.",
            ModuleTask.SECRET
        })
final class ModuleAcceptRollBackCommand extends ModuleTask {

    @Mixin
    OfficerOptions officers;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    ModuleAcceptRollBackCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(SoftSecurityModule module, LocalAudit audit, Installation chosen) {
        officers.logIn(module.accessControl(), surroundings());
        String reason = module.status().details().getOrDefault("failure", "no older copy was put back");
        warn(reason);
        if (!yes && !surroundings().prompt().confirm("Take this state, with the limits it has, as the newest?")) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
        audit.append("module.accept-rollback", module.status().moduleId(), reason);
        module.administration().acceptRollBack();
        say("The module works with the state that was put back.");
    }
}
