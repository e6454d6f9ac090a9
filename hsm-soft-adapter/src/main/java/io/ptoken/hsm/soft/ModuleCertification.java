package io.ptoken.hsm.soft;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.soft.access.AccessGuard;
import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.identity.KeyLoadIdentity;
import io.ptoken.hsm.soft.keyload.SlotChanges;
import io.ptoken.hsm.soft.state.SealedState;
import io.ptoken.kmc.agreement.ModuleCertifier;
import io.ptoken.kmc.agreement.TrustAnchor;
import java.util.Optional;

/**
 * Who vouches for a software module's public keys for key loading. Where the module has crypto officers, a change needs two of
 * them logged in, and is refused with 98 otherwise. Thread safe.
 */
public final class ModuleCertification {

    private final ModuleGate gate;
    private final SealedState state;
    private final AccessGuard access;
    private final SlotChanges changes;

    ModuleCertification(ModuleGate gate, SealedState state, AccessGuard access, SlotChanges changes) {
        this.gate = gate;
        this.state = state;
        this.access = access;
        this.changes = changes;
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
}
