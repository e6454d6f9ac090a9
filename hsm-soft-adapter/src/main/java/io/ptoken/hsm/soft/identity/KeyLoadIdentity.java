package io.ptoken.hsm.soft.identity;

import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.kmc.KmsCodec;
import io.ptoken.kmc.agreement.CertifiedModule;
import io.ptoken.kmc.agreement.KeyAgreementSuite;
import io.ptoken.kmc.agreement.ModuleCertifier;
import io.ptoken.kmc.agreement.ModuleDetails;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.text.Ident;
import java.security.SecureRandom;

/**
 * Who the module is towards KMCs.
 *
 * @param publicKey its public keys, signed
 * @param anchor whose signature that is
 * @param keys the private keys, for as long as the module lives
 */
public record KeyLoadIdentity(KeyLoadRecord publicKey, TrustAnchor anchor, StaticKeys keys) {

    /** A new identity, signed by a trust anchor of its own. */
    public static KeyLoadIdentity create(ModuleIdentity module, KeyAgreementSuite suite, SecureRandom random) {
        CertifiedModule made = suite.module().create(details(module), random);
        return new KeyLoadIdentity(
                new KeyLoadRecord(made.identity().publicKey().line()),
                made.anchor(),
                made.identity().keys());
    }

    /** This identity with the same keys, signed by another anchor. */
    public KeyLoadIdentity signedBy(ModuleCertifier other, ModuleIdentity module) {
        return new KeyLoadIdentity(
                new KeyLoadRecord(other.certify(keys, details(module)).line()), other.anchor(), keys);
    }

    private static ModuleDetails details(ModuleIdentity module) {
        return new ModuleDetails(
                new Ident(ModuleIdentity.MAKER),
                new Ident(module.moduleId()),
                new Ident(module.firmware().toString()),
                module.created());
    }

    /** As key agreements need it. */
    public io.ptoken.kmc.agreement.ModuleIdentity read(KmsCodec codec) {
        return new io.ptoken.kmc.agreement.ModuleIdentity(codec.parseSmPublicKey(publicKey.line()), keys);
    }

    /** 16 hex digits of the SMID: bound to the public keys. */
    public String fingerprint(KmsCodec codec) {
        return codec.parseSmPublicKey(publicKey.line()).moduleId().fingerprint().hex();
    }
}
