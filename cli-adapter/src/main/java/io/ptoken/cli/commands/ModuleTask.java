package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.account.LocalAudit;
import io.ptoken.cli.node.Installation;
import io.ptoken.cli.node.ModuleAccess;
import io.ptoken.cli.node.OpenStore;
import io.ptoken.cli.node.StoreAccess;
import io.ptoken.cli.node.StoreOpener;
import io.ptoken.hsm.soft.SoftSecurityModule;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on the security module of an installation: opens it, works, closes it. */
abstract class ModuleTask implements Callable<Integer> {

    /** For the help of every command that opens the module. */
    static final String SECRET =
            "The security module is opened with the key file that PTOKEN_KEY_FILE names, or with a passphrase: that of "
                    + "PTOKEN_PASSPHRASE, or one that is asked for.";

    @Mixin
    InstallationOptions installation;

    @Spec
    CommandSpec spec;

    private final Surroundings surroundings;
    private final StoreOpener opener;

    ModuleTask(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.opener = StoreAccess.of(surroundings);
    }

    @Override
    public final Integer call() throws IOException {
        check();
        Installation chosen = installation.installation(surroundings);
        try (OpenStore open = opener.open(chosen);
                SoftSecurityModule module = ModuleAccess.open(chosen, open.store(), surroundings)) {
            work(module, new LocalAudit(open.store().auditLog(), surroundings), chosen);
        }
        return ExitCode.OK;
    }

    /** Looks at the options before anything is opened or asked. */
    void check() {}

    /** @param audit what is changed is written there first */
    abstract void work(SoftSecurityModule module, LocalAudit audit, Installation chosen);

    Surroundings surroundings() {
        return surroundings;
    }

    void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    void warn(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
