package io.ptoken.service.operate.administration;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.log.EventLog;
import io.ptoken.hsm.selftest.SelfTesting;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.service.operate.call.NotPossibleException;
import java.util.Optional;

/** The roles that calls need of a module, which it may be without: each throws {@link NotPossibleException} then. */
public final class ModuleRoles {

    private ModuleRoles() {}

    /** For calls of the module's owners. */
    public static ModuleAdministration administration(SecurityModule module) {
        return of(module, module.administration(), "is not administered from here");
    }

    /** For calls on licences. */
    public static LicenceTrust licenceTrust(SecurityModule module) {
        return of(module, module.licenceTrust(), "does not let its owner say whose licences it takes");
    }

    /** For calls on its log. */
    public static EventLog eventLog(SecurityModule module) {
        return of(module, module.eventLog(), "keeps no log that it tells");
    }

    /** For calls that log crypto officers in and out. */
    public static AccessControl accessControl(SecurityModule module) {
        return of(
                module,
                module.accessControl(),
                "lets no crypto officers log in from here: where it has a keypad, they do it there"
                        + " ('ptoken hsm login' waits for them)");
    }

    /** For calls that have the module tested. */
    public static SelfTesting selfTesting(SecurityModule module) {
        return of(module, module.selfTesting(), "does not test itself on demand");
    }

    /** For calls on what the module remembers of the store. */
    public static StoreMarkKeeping storeMarkKeeping(SecurityModule module) {
        return of(module, module.storeMarkKeeping(), "remembers nothing of the store");
    }

    private static <R> R of(SecurityModule module, Optional<R> role, String lack) {
        return role.orElseThrow(() -> new NotPossibleException(
                "the security module " + module.status().moduleId() + " " + lack));
    }
}
