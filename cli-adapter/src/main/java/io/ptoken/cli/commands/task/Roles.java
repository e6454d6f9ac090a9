package io.ptoken.cli.commands.task;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.selftest.SelfTesting;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.node.process.CommandFailure;
import java.util.Optional;

/** The roles that commands need of a module, which it may be without. */
public final class Roles {

    private Roles() {}

    /** For commands on keys in the clear. */
    public static KeyEntry keyEntry(SecurityModule module) {
        return of(module, module.keyEntry(), "takes and deletes no keys by hand");
    }

    /** For commands of the module's owners. */
    public static ModuleAdministration administration(SecurityModule module) {
        return of(module, module.administration(), "is not administered from here");
    }

    /** For commands on licences. */
    public static LicenceTrust licenceTrust(SecurityModule module) {
        return of(module, module.licenceTrust(), "does not let its owner say whose licences it takes");
    }

    /** For commands that have the module tested. */
    public static SelfTesting selfTesting(SecurityModule module) {
        return of(module, module.selfTesting(), "does not test itself on demand");
    }

    /** For commands on what the module remembers of the store. */
    public static StoreMarkKeeping storeMarkKeeping(SecurityModule module) {
        return of(module, module.storeMarkKeeping(), "remembers nothing of the store");
    }

    private static <R> R of(SecurityModule module, Optional<R> role, String lack) {
        return role.orElseThrow(() ->
                new CommandFailure("the security module " + module.status().moduleId() + " " + lack));
    }
}
