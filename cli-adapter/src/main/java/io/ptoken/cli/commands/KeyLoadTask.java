package io.ptoken.cli.commands;

import io.ptoken.cli.CommandFailure;
import io.ptoken.cli.ExitCode;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.keyload.KeyLoadDesk;
import io.ptoken.cli.node.Installation;
import io.ptoken.cli.node.ModuleAccess;
import io.ptoken.cli.node.ModuleSecret;
import io.ptoken.cli.node.StoreOpener;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.ModuleUse;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;

/** A command on the keys that an installation gets from KMCs; no server may run meanwhile. */
abstract class KeyLoadTask extends StoreTask {

    KeyLoadTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    final int work(ServiceStore store, Installation chosen) throws IOException {
        if (ModuleUse.isInUse(chosen.data().sealedModule())) {
            throw new CommandFailure("the security module in " + chosen.data().root()
                    + " is in use: stop the 'ptoken serve' that runs on it, then repeat this command");
        }
        if (isAboutFiles()) {
            warn(Ap1Codec.PROFILE);
        }
        prepare(store, chosen);
        try (SealingSecret secret = ModuleSecret.existing(surroundings());
                SoftSecurityModule module = ModuleAccess.open(chosen, secret, store, surroundings())) {
            return work(KeyLoadDesk.of(module, store, chosen.data(), surroundings()));
        }
    }

    /** False for a command that does no step of an exchange, so that it need not say in which profile. */
    boolean isAboutFiles() {
        return true;
    }

    /** What is to be done before the module is opened. */
    void prepare(ServiceStore store, Installation chosen) throws IOException {}

    /** Returns the exit code. */
    abstract int work(KeyLoadDesk desk) throws IOException;

    /** Ends the command unless the operator says yes. */
    void confirm(boolean yes, String question) {
        if (!yes && !surroundings().prompt().confirm(question)) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
    }

    static int ok() {
        return ExitCode.OK;
    }
}
