package io.ptoken.node.module;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.soft.ModuleSetup;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealedFileException.Reason;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.kmc.ap1.Ap1Format;
import io.ptoken.node.holding.HeldFailure;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.keyload.KmcTrust;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.ServiceStore;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Makes and opens the software security module of an installation. */
public final class ModuleAccess {

    private ModuleAccess() {}

    /** A new module without keys, with what the setup says; the caller closes it. */
    public static SoftSecurityModule create(
            Installation installation,
            SealingSecret secret,
            ServiceStore store,
            ModuleSetup setup,
            Surroundings surroundings) {
        return SoftSecurityModule.create(
                installation.data().sealedModule(),
                secret,
                parts(installation, StoreWitness.of(store.moduleWitness()), store, surroundings),
                installation.moduleSettings(),
                setup);
    }

    /** As {@link #open(ModuleHold, Installation, SealingSecret, ServiceStore, Surroundings)}; the secret is asked for. */
    public static SoftSecurityModule open(
            ModuleHold hold, Installation installation, ServiceStore store, Surroundings surroundings) {
        try (SealingSecret secret = ModuleSecret.existing(surroundings)) {
            return open(hold, installation, secret, store, surroundings);
        }
    }

    /**
     * As above, for who works on the module by its roles.
     *
     * @param running is told how to close it
     */
    public static SecurityModule open(
            ModuleHold hold, Installation installation, ServiceStore store, Surroundings surroundings, Undo running) {
        SoftSecurityModule module = open(hold, installation, store, surroundings);
        keep(module, hold, store, surroundings, running);
        return module;
    }

    /**
     * Keeps an opened module for this process among all that share the store; closes it when another process has it.
     *
     * @param running is told how to close it and give it back
     * @throws io.ptoken.node.holding.HeldFailure that names who has it
     */
    public static void keep(
            SoftSecurityModule module, ModuleHold hold, ServiceStore store, Surroundings surroundings, Undo running) {
        try (Undo undo = new Undo()) {
            undo.with(module::close);
            ModuleLease lease =
                    ModuleLease.take(store.moduleLeases(), module.status().moduleId(), hold.command(), surroundings);
            undo.nothing();
            running.with(lease::close);
            running.with(module::close);
        }
    }

    /** Of each software module that another process took over from this one what became of it, a sentence. */
    public static List<String> takenOver() {
        return ModuleLease.lost();
    }

    /**
     * The module of an installation; the caller closes it.
     *
     * @param hold has the modules of the installation
     * @param store remembers how far the module's state has come
     * @throws CommandFailure when another program has it open or the secret is not that of the file
     */
    public static SoftSecurityModule open(
            ModuleHold hold,
            Installation installation,
            SealingSecret secret,
            ServiceStore store,
            Surroundings surroundings) {
        return opened(
                hold,
                installation,
                () -> SoftSecurityModule.open(
                        installation.data().sealedModule(),
                        secret,
                        parts(installation, StoreWitness.of(store.moduleWitness()), store, surroundings),
                        installation.moduleSettings()));
    }

    /**
     * As {@link #open(ModuleHold, Installation, SealingSecret, ServiceStore, Surroundings)}; a damaged file gives a module that makes no
     * tokens and says why.
     */
    public static SoftSecurityModule openOrTampered(
            ModuleHold hold,
            Installation installation,
            SealingSecret secret,
            ServiceStore store,
            Surroundings surroundings) {
        return opened(
                hold,
                installation,
                () -> SoftSecurityModule.openOrTampered(
                        installation.data().sealedModule(),
                        secret,
                        parts(installation, StoreWitness.of(store.moduleWitness()), store, surroundings),
                        installation.moduleSettings()));
    }

    /** As {@link #openOrTampered}, for who only looks: the store is not told of the module. */
    public static SoftSecurityModule look(
            ModuleHold hold,
            Installation installation,
            SealingSecret secret,
            ServiceStore store,
            Surroundings surroundings) {
        return opened(
                hold,
                installation,
                () -> SoftSecurityModule.openOrTampered(
                        installation.data().sealedModule(),
                        secret,
                        parts(installation, StoreWitness.askedOnly(store.moduleWitness()), store, surroundings),
                        installation.moduleSettings()));
    }

    private static SoftSecurityModule opened(
            ModuleHold hold, Installation installation, Supplier<SoftSecurityModule> opening) {
        hold.requireTaken(installation.data());
        try {
            return opening.get();
        } catch (SealedFileException e) {
            if (e.reason() == Reason.IN_USE) {
                throw new HeldFailure(String.valueOf(e.getMessage()), ModuleHold.STOP_IT, false, e);
            }
            if (e.reason() == Reason.WRONG_SECRET) {
                throw new CommandFailure(
                        installation.data().sealedModule() + ": " + e.getMessage() + " (" + ModuleSecret.KEY_FILE
                                + " or " + ModuleSecret.PASSPHRASE + ", or what was typed)",
                        e);
            }
            throw e;
        }
    }

    private static SoftModuleParts parts(
            Installation installation, StoreWitness witness, ServiceStore store, Surroundings surroundings) {
        return new SoftModuleParts(
                installation.tables(),
                surroundings.clock(),
                surroundings.random(),
                NibbleSource.of(surroundings.random()),
                witness,
                Ap1Format.believing(KmcTrust.present(installation.data(), unapproved(store, surroundings))));
    }

    private static BooleanSupplier unapproved(ServiceStore store, Surroundings surroundings) {
        PreferenceService preferences = new PreferenceService(store.preferences(), surroundings.clock());
        return () -> preferences.get(Preferences.ALLOW_UNAPPROVED_KMC_PUBKEYS);
    }
}
