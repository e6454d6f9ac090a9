package io.ptoken.cli.commands.module;

import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.AuditedModuleTask;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.Roles;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.node.account.LocalAudit;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.storemark.MarkedTids;
import io.ptoken.service.storemark.StoreMarking;
import java.util.Optional;
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
final class ModuleAcceptRollBackCommand extends AuditedModuleTask {

    @Mixin
    OfficerOptions officers;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    ModuleAcceptRollBackCommand(Surroundings surroundings) {
        super(surroundings, StoreAccess.of(surroundings));
    }

    @Override
    protected String whileInUse() {
        return ModuleHold.STOP_IT;
    }

    @Override
    protected void work(SecurityModule module, ServiceStore store) {
        ModuleAdministration administration = Roles.administration(module);
        if (!administration.isRolledBack()) {
            say("No older copy of the module's state was put back; there is nothing to accept.");
            return;
        }
        officers.logIn(module, surroundings());
        String reason = module.status().details().getOrDefault("failure", "an older copy was put back");
        warn(reason);
        if (!yes && !surroundings().prompt().confirm("Take this state, with the limits it has, as the newest?")) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
        String id = module.status().moduleId();
        new LocalAudit(store.auditLog(), surroundings()).append("module.accept-rollback", id, reason);
        accept(administration, new StoreMarking(id, Roles.storeMarkKeeping(module), true), store);
        say("The module works with the state that was put back.");
    }

    /** The state that becomes the newest knows how far the store has come: the older one that was put back does not. */
    private void accept(ModuleAdministration administration, StoreMarking marking, ServiceStore store) {
        Optional<MarkedTids> marked = marking.catchUp(store, surroundings().clock());
        administration.acceptRollBack();
        marked.ifPresent(MarkedTids::keep);
    }
}
