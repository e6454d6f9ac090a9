package io.ptoken.cli.commands.task;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.Undo;
import io.ptoken.cli.account.LocalAudit;
import io.ptoken.cli.holding.ModuleHold;
import io.ptoken.cli.node.Installation;
import io.ptoken.cli.node.InstallationHold;
import io.ptoken.cli.node.ModuleAccess;
import io.ptoken.cli.node.StoreAccess;
import io.ptoken.cli.node.StoreMarks;
import io.ptoken.hsm.soft.SoftSecurityModule;
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
        try (Undo taken = new Undo();
                SoftSecurityModule module = ModuleAccess.open(
                        InstallationHold.software(chosen, taker(), ModuleHold.STOP_IT, taken),
                        chosen,
                        store,
                        surroundings())) {
            warnOfStanding(StoreMarks.look(chosen, Optional.of(module), store, surroundings()));
            work(module, new LocalAudit(store.auditLog(), surroundings()), chosen);
        }
        return ExitCode.OK;
    }

    /** @param audit what is changed is written there first */
    protected abstract void work(SoftSecurityModule module, LocalAudit audit, Installation chosen);
}
