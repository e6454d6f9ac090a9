package io.ptoken.cli.commands.task;

import io.ptoken.cli.ExitCode;
import io.ptoken.hsm.SecurityModule;
import io.ptoken.node.account.LocalAudit;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstallationHold;
import io.ptoken.node.module.ModuleAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.node.storemark.StoreMarks;
import io.ptoken.service.port.ServiceStore;
import java.util.Optional;

/** A command on the security module of an installation: opens it, works, closes it. No server may have it meanwhile. */
public abstract class ModuleTask extends StoreTask {

    /** For the help of every command that opens the module. */
    public static final String SECRET =
            "The security module is opened with the key file that PTOKEN_KEY_FILE names, or with a passphrase: that of "
                    + "PTOKEN_PASSPHRASE, or one that is asked for.";

    protected ModuleTask(Surroundings surroundings) {
        super(surroundings, StoreAccess.of(surroundings));
    }

    @Override
    protected final int work(ServiceStore store, Installation chosen) {
        try (Undo taken = new Undo()) {
            ModuleHold hold = InstallationHold.software(chosen, taker(), ModuleHold.STOP_IT, taken);
            SecurityModule module = ModuleAccess.open(hold, chosen, store, surroundings(), taken);
            warnOfStanding(StoreMarks.look(chosen, Optional.of(module), store, surroundings()));
            work(module, new LocalAudit(store.auditLog(), surroundings()), chosen);
        }
        return ExitCode.OK;
    }

    /**
     * What the command does with the module.
     *
     * @param audit what is changed is written there first
     */
    protected abstract void work(SecurityModule module, LocalAudit audit, Installation chosen);
}
