package io.ptoken.service.operate.administration;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.log.EventLog;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.DitkProving;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.selftest.SelfTesting;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.keyload.OperatedModule;
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

    /** For calls on tokens of new meters, and on the DITKs behind them. */
    public static MeterManufacturing manufacturing(SecurityModule module) {
        return of(module, module.manufacturing(), "has no manufacturing firmware: it holds no DITKs");
    }

    /** For calls of the custodians of DITKs. */
    public static DitkCustody ditkCustody(OperatedModule chosen) {
        return of(
                chosen.module(),
                chosen.custody(),
                "generates, loads and deletes no DITKs from here: it takes a module with manufacturing firmware that offers"
                        + " it");
    }

    /** For calls that prove a DITK at a meter. */
    public static DitkProving ditkProving(SecurityModule module) {
        return of(
                module,
                module.ditkProving(),
                "makes no ClearTamperCondition token under a DITK: hardware has no command for it, the software module with"
                        + " manufacturing firmware does");
    }

    private static <R> R of(SecurityModule module, Optional<R> role, String lack) {
        return role.orElseThrow(() -> new NotPossibleException(
                "the security module " + module.status().moduleId() + " " + lack));
    }
}
