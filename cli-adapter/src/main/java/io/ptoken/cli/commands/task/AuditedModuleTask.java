package io.ptoken.cli.commands.task;

import io.ptoken.cli.ExitCode;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstallationHold;
import io.ptoken.node.module.ModuleAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.node.storemark.StoreMarks;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;
import java.util.Optional;

/** A command on the module of an installation that is audited in its store; no server may run meanwhile. */
public abstract class AuditedModuleTask extends StoreTask {

    protected AuditedModuleTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected final int work(ServiceStore store, Installation chosen) throws IOException {
        try (Undo taken = new Undo()) {
            ModuleHold hold = InstallationHold.software(chosen, taker(), whileInUse(), taken);
            SecurityModule module = ModuleAccess.open(hold, chosen, store, surroundings(), taken);
            warnOfStanding(StoreMarks.look(chosen, Optional.of(module), store, surroundings()));
            work(module, store);
        }
        return ExitCode.OK;
    }

    /** What to do while somebody else, a server as a rule, has the module. */
    protected abstract String whileInUse();

    protected abstract void work(SecurityModule module, ServiceStore store) throws IOException;
}
