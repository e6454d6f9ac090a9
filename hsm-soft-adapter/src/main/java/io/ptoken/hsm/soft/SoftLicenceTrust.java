package io.ptoken.hsm.soft;

import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.soft.access.AccessGuard;
import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.licence.LicenceIssuerPublicKey;
import io.ptoken.hsm.soft.licence.Licensing;
import io.ptoken.hsm.soft.state.SealedState;
import java.util.Optional;

/** Whose licences a software module takes. */
final class SoftLicenceTrust implements LicenceTrust {

    private final ModuleGate gate;
    private final SealedState state;
    private final AccessGuard access;

    SoftLicenceTrust(ModuleGate gate, SealedState state, AccessGuard access) {
        this.gate = gate;
        this.state = state;
        this.access = access;
    }

    @Override
    public Optional<IssuerFingerprint> issuer() {
        return gate.reading(() -> state.licensing().issuer().map(SoftLicenceTrust::of));
    }

    @Override
    public long lastLicenceSequence() {
        return gate.reading(() -> state.licensing().lastSequence());
    }

    @Override
    public IssuerFingerprint fingerprint(String publicKey) {
        return of(LicenceIssuerPublicKey.fromPem(publicKey));
    }

    @Override
    public void trust(String publicKey) {
        LicenceIssuerPublicKey issuer = LicenceIssuerPublicKey.fromPem(publicKey);
        gate.changing(() -> {
            access.requirePrivileged("trusting a licence issuer");
            Licensing old = state.licensing();
            state.licensing(old.withIssuer(issuer));
            state.writeOr(() -> state.licensing(old));
            return issuer;
        });
    }

    private static IssuerFingerprint of(LicenceIssuerPublicKey issuer) {
        return new IssuerFingerprint(issuer.fingerprint());
    }
}
