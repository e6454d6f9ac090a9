package io.ptoken.hsm.soft;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.access.Officers;
import io.ptoken.hsm.soft.format.StateCodec;
import io.ptoken.hsm.soft.format.StoredState;
import io.ptoken.hsm.soft.health.ModuleHealth;
import io.ptoken.hsm.soft.health.SelfTest;
import io.ptoken.hsm.soft.identity.KeyLoadIdentity;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.licence.Licensing;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.seal.MemoryFile;
import io.ptoken.hsm.soft.seal.SealedFile;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.soft.settings.StateWitnessException;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings a module up: self-test, file, witness, keys, in this order. */
final class ModuleOpening {

    private final Path path;
    private final SealingSecret secret;
    private final SoftModuleParts parts;
    private final SoftModuleSettings settings;
    private final ModuleSeams seams;
    private final ModuleHealth health = new ModuleHealth();

    ModuleOpening(
            Path path, SealingSecret secret, SoftModuleParts parts, SoftModuleSettings settings, ModuleSeams seams) {
        this.path = path;
        this.secret = secret;
        this.parts = parts;
        this.settings = settings;
        this.seams = seams;
    }

    static SoftSecurityModule inMemory(SoftModuleParts parts, SoftModuleSettings settings, ModuleSetup setup) {
        ModuleSeams seams = ModuleSeams.of(parts);
        ModuleHealth health = new ModuleHealth();
        SelfTest selfTest = new SelfTest(seams.checks(), parts.clock(), health);
        StoredState stored = fresh(parts, settings, setup);
        MemoryFile file = new MemoryFile(StateCodec.encode(stored));
        return new SoftSecurityModule(Optional.of(file), stored, parts, settings, seams, selfTest, health);
    }

    private static StoredState fresh(SoftModuleParts parts, SoftModuleSettings settings, ModuleSetup setup) {
        ModuleIdentity bare = ModuleIdentity.create(
                setup.firmware(), parts.random(), parts.clock().instant());
        KeyLoadIdentity keyLoad =
                KeyLoadIdentity.create(bare, parts.keyLoadFormat().suite(), parts.random());
        return new StoredState(
                bare.withKeyId(keyLoad.fingerprint(parts.keyLoadFormat().codec())),
                1,
                VendingPermit.UNLIMITED,
                0,
                new Licensing(setup.licenceIssuer(), 0, Optional.empty()),
                Officers.hashed(setup.officers(), settings.access(), parts.random()),
                KeyLoadState.none(settings.kekSlots()).with(keyLoad),
                List.of(),
                Optional.empty(),
                List.of());
    }

    SoftSecurityModule create(ModuleSetup setup) {
        SelfTest selfTest = selfTest();
        StoredState stored = fresh(parts, settings, setup);
        SealedFile file =
                SealedFile.create(path, secret, settings.passphraseCost(), parts.random(), StateCodec.encode(stored));
        return closingUnlessDone(file, () -> {
            tellWitness(stored);
            return module(file, stored, selfTest);
        });
    }

    SoftSecurityModule open() {
        SelfTest selfTest = selfTest();
        SealedFile.Opened opened = seams.files().open(path, secret, parts.random());
        try {
            return closingUnlessDone(opened.file(), () -> open(opened, selfTest));
        } finally {
            Arrays.fill(opened.content(), (byte) 0);
        }
    }

    SoftSecurityModule openOrTampered() {
        try {
            return open();
        } catch (SealedFileException e) {
            if (e.reason() != SealedFileException.Reason.DAMAGED) {
                throw e;
            }
            health.tamper(path.getFileName() + ": " + e.getMessage()
                    + "; it is left as found; put the newest good copy back, then start again");
            StoredState nothing = new StoredState(ModuleIdentity.UNKNOWN, VendingPermit.UNLIMITED, 0, List.of());
            return new SoftSecurityModule(Optional.empty(), nothing, parts, settings, seams, selfTest(), health);
        }
    }

    /** Registers and DITKs are copies of the keys, so that those of the state are zeroised here; exchanges are handed over. */
    private SoftSecurityModule open(SealedFile.Opened opened, SelfTest selfTest) {
        StoredState stored = StateCodec.decode(opened.content());
        boolean done = false;
        try {
            compareWithWitness(stored);
            SoftSecurityModule module = module(opened.file(), stored, selfTest);
            done = true;
            return module;
        } finally {
            stored.closeKeys();
            if (!done) {
                stored.keyLoad().erased();
            }
        }
    }

    private SoftSecurityModule module(SealedFile file, StoredState stored, SelfTest selfTest) {
        return new SoftSecurityModule(Optional.of(file), stored, parts, settings, seams, selfTest, health);
    }

    private SelfTest selfTest() {
        return new SelfTest(seams.checks(), parts.clock(), health);
    }

    private void compareWithWitness(StoredState stored) {
        long last = lastGeneration(stored).orElse(0L);
        if (stored.generation() < last) {
            health.rolledBack("an older copy of the state file " + path.getFileName() + " was put back: generation "
                    + stored.generation()
                    + ", last seen " + last
                    + "; with it, limits and counters used since would come back; put the newest copy back, or, if this"
                    + " was done on purpose, accept the roll-back");
        } else if (stored.generation() > last) {
            tellWitness(stored);
        }
    }

    private Optional<Long> lastGeneration(StoredState stored) {
        try {
            return parts.witness().lastGeneration(stored.identity().moduleId());
        } catch (StateWitnessException e) {
            throw unavailable(e);
        }
    }

    /** It may have missed the last write before a crash, or be new. */
    private void tellWitness(StoredState stored) {
        try {
            parts.witness().witnessed(stored.identity().moduleId(), stored.generation());
        } catch (StateWitnessException e) {
            throw unavailable(e);
        }
    }

    private static SecurityModuleException unavailable(StateWitnessException e) {
        return new SecurityModuleException(
                SmStatus.DEVICE_FAILURE,
                "the witness of the module's state is not available: " + e.getMessage()
                        + "; the module starts when it is",
                e);
    }

    private static SoftSecurityModule closingUnlessDone(SealedFile file, Supplier<SoftSecurityModule> opening) {
        boolean done = false;
        try {
            SoftSecurityModule module = opening.get();
            done = true;
            return module;
        } finally {
            if (!done) {
                file.close();
            }
        }
    }
}
