package io.ptoken.hsm.soft;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.access.AccessGuard;
import io.ptoken.hsm.soft.access.OfficerCredentials;
import io.ptoken.hsm.soft.access.Officers;
import io.ptoken.hsm.soft.access.StoredOfficer;
import io.ptoken.hsm.soft.format.StoredState;
import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.health.ModuleHealth;
import io.ptoken.hsm.soft.identity.KeyLoadIdentity;
import io.ptoken.hsm.soft.keyload.SlotChanges;
import io.ptoken.hsm.soft.licence.LicenceIssuerPublicKey;
import io.ptoken.hsm.soft.licence.Licensing;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.soft.settings.StateWitnessException;
import io.ptoken.hsm.soft.state.SealedState;
import io.ptoken.kmc.agreement.ModuleCertifier;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.sts.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What only the owners of a software module do. Where the module has crypto officers, every change needs two of them
 * logged in, and is refused with 98 otherwise. Thread safe.
 */
public final class ModuleAdministration {

    private final ModuleGate gate;
    private final SealedState state;
    private final AccessGuard access;
    private final ModuleHealth health;
    private final SoftModuleParts parts;
    private final SoftModuleSettings settings;
    private final SlotChanges changes;
    private final Consumer<StoredState> keys;

    /** @param keys puts the keys of a state into the empty registers */
    ModuleAdministration(
            ModuleGate gate,
            SealedState state,
            AccessGuard access,
            ModuleHealth health,
            SoftModuleParts parts,
            SoftModuleSettings settings,
            SlotChanges changes,
            Consumer<StoredState> keys) {
        this.gate = gate;
        this.state = state;
        this.access = access;
        this.health = health;
        this.parts = parts;
        this.settings = settings;
        this.changes = changes;
        this.keys = keys;
    }

    /** Whose licences the module takes. */
    public Optional<LicenceIssuerPublicKey> licenceIssuer() {
        return gate.reading(() -> state.licensing().issuer());
    }

    /** Sequence number of the last licence that was loaded, 0 before the first; the next must have a higher one. */
    public long lastLicenceSequence() {
        return gate.reading(() -> state.licensing().lastSequence());
    }

    /** Number of the last state that was written; rises with every write. */
    public long generation() {
        return gate.reading(state::generation);
    }

    /**
     * Makes the module take the licences of an issuer, and no others; durable when the call returns. What was licensed
     * stays.
     *
     * @throws SecurityModuleException 01 when the state cannot be written, 98 without officers; nothing has changed then
     */
    public void trustLicenceIssuer(LicenceIssuerPublicKey issuer) {
        gate.changing(() -> {
            access.requirePrivileged("trusting a licence issuer");
            Licensing old = state.licensing();
            state.licensing(old.withIssuer(issuer));
            state.writeOr(() -> state.licensing(old));
            return issuer;
        });
    }

    /**
     * Whose signature is under the module's public keys for key loading; a KMC must know it to take the module. Empty in a
     * module that was made before there was key loading, until {@link SoftSecurityModule#keyLoading()} is used.
     */
    public Optional<TrustAnchor> keyLoadAnchor() {
        return gate.reading(() -> state.keyLoad().identity().map(KeyLoadIdentity::anchor));
    }

    /**
     * Has the module's public keys for key loading signed by a trust anchor, in place of the signature there was; keys and
     * SMID stay. Durable when the call returns.
     *
     * @param anchor whose modules KMCs accept; the caller closes it
     * @throws SecurityModuleException 01 when the state cannot be written, 98 without officers; nothing has changed then
     */
    public void signPublicKey(ModuleCertifier anchor) {
        gate.changing(() -> {
            access.requirePrivileged("signing the module's public keys");
            changes.sign(anchor);
            return anchor;
        });
    }

    /**
     * Appoints crypto officers in place of those there were, and logs everybody out; durable when the call returns.
     *
     * @param officers none, or two or more with different names; the caller closes them
     * @throws InvalidValueException when there is one alone, or two have the same name
     * @throws SecurityModuleException 01 when the state cannot be written, 98 without the present officers; nothing has
     *     changed then
     */
    public void appointOfficers(List<OfficerCredentials> officers) {
        Officers.requireFit(officers);
        List<StoredOfficer> hashed = Officers.hashed(officers, settings.access(), parts.random());
        gate.changing(() -> {
            access.requirePrivileged("appointing crypto officers");
            List<StoredOfficer> old = state.officers();
            state.officers(hashed);
            state.writeOr(() -> state.officers(old));
            return access.logOutAll();
        });
    }

    /**
     * Looks whether {@link #appointOfficers} would take these officers now; changes nothing.
     *
     * @throws InvalidValueException when there is one alone, or two have the same name
     * @throws SecurityModuleException 58 in the error state, 98 without the present officers
     */
    public void requireAppointable(List<OfficerCredentials> officers) {
        Officers.requireFit(officers);
        gate.working(() -> {
            access.requirePrivileged("appointing crypto officers");
            return officers;
        });
    }

    /** True when an older copy of the state file was found at the start: {@link #acceptRollBack} takes it. */
    public boolean isRolledBack() {
        return gate.reading(health::isRolledBack);
    }

    /**
     * Takes an older copy of the state file that was put back on purpose: from now on it is the newest. Limits and counters
     * used after the copy was made come back, so this is the owner's decision. The module works when the call returns.
     *
     * @throws SecurityModuleException 87 when no older copy was found at the start, 01 when the state or the witness cannot
     *     be read or written, 98 without officers; the module stays TAMPERED then
     */
    public void acceptRollBack() {
        gate.alone(() -> {
            requireRolledBack();
            access.requirePrivileged("accepting a roll-back");
            state.continueAfter(lastWitnessed());
            StoredState stored = state.reread();
            try {
                state.restart(stored, () -> keys.accept(stored));
            } finally {
                stored.keys().forEach(key -> key.key().close());
            }
            return stored;
        });
    }

    private void requireRolledBack() {
        if (!health.isRolledBack()) {
            throw new SecurityModuleException(
                    SmStatus.INVALID_INSTRUCTION,
                    "no older copy of the state was put back; there is nothing to accept");
        }
    }

    private long lastWitnessed() {
        try {
            return parts.witness().lastGeneration(state.identity().moduleId()).orElse(0L);
        } catch (StateWitnessException e) {
            throw new SecurityModuleException(
                    SmStatus.DEVICE_FAILURE,
                    "the witness of the module's state is not available: " + e.getMessage(),
                    e);
        }
    }
}
