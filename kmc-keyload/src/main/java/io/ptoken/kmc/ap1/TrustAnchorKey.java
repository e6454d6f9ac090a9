package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.ModuleCertifier;
import io.ptoken.kmc.agreement.ModuleDetails;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.crypto.P384;
import io.ptoken.kmc.ap1.crypto.Points;
import io.ptoken.kmc.ap1.record.PkidText;
import io.ptoken.kmc.ap1.record.RecordDraft;
import io.ptoken.kmc.ap1.record.RecordType;
import io.ptoken.kmc.ap1.record.TimeText;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;
import java.security.SecureRandom;

/**
 * The private side of a {@link TrustAnchor}: makes and signs identities of modules and KMCs. An installation that has no
 * maker of modules and no KMC makes anchors of its own.
 *
 * <p>{@link #close()} zeroises the key. Thread safe.
 */
public final class TrustAnchorKey implements ModuleCertifier, AutoCloseable {

    private final TrustAnchor anchor;
    private final SecretOctets secret;

    private TrustAnchorKey(TrustAnchor anchor, SecretOctets secret) {
        this.anchor = anchor;
        this.secret = secret;
    }

    /** A new anchor. */
    public static TrustAnchorKey create(Ident name, SecureRandom random) {
        return new TrustAnchorKey(name, P384.generate("private key of a trust anchor", random));
    }

    /**
     * The anchor with a private key that was kept.
     *
     * @param secret 48 bytes, copied
     * @throws io.ptoken.sts.InvalidValueException when it is no private key on P-384
     */
    public static TrustAnchorKey restore(Ident name, SecretOctets secret) {
        return new TrustAnchorKey(name, secret.copy());
    }

    private TrustAnchorKey(Ident name, SecretOctets secret) {
        this(Ap1Anchors.anchor(name, P384.publicPoint(secret)), secret);
    }

    @Override
    public TrustAnchor anchor() {
        return anchor;
    }

    /** The private key, which is to be kept; a copy that the caller closes. */
    public SecretOctets secret() {
        return secret.copy();
    }

    /** A new module: two private keys and the public ones, signed. */
    public ModuleIdentity issue(ModuleDetails details, SecureRandom random) {
        StaticKeys keys = newKeys(random);
        return new ModuleIdentity(certify(keys, details), keys);
    }

    /** A new KMC: two private keys and the public ones, signed. */
    public KmcIdentity issue(KmcDetails details, SecureRandom random) {
        StaticKeys keys = newKeys(random);
        return new KmcIdentity(certify(keys, details), keys);
    }

    private static StaticKeys newKeys(SecureRandom random) {
        return new StaticKeys(
                P384.generate("static agreement key", random), P384.generate("static signing key", random));
    }

    @Override
    public SmPublicKey certify(StaticKeys keys, ModuleDetails details) {
        Octets agreement = P384.publicPoint(keys.agreement());
        Octets signing = P384.publicPoint(keys.signing());
        Pkid moduleId = PkidText.build(
                Pkid.Kind.SMID,
                details.manufacturer(),
                details.serial(),
                details.created(),
                Points.fingerprint(agreement, signing));
        RecordDraft draft = new RecordDraft(RecordType.SMPUB)
                .with("AGP", agreement.hex())
                .with("ENV", Ap1Suite.ENVIRONMENT)
                .with("FWI", details.firmwareId().value())
                .with("MFG", details.manufacturer().value())
                .with("SGP", signing.hex())
                .with("SMI", moduleId.text())
                .with("TAI", anchor.name().value());
        return new Ap1Codec().parseSmPublicKey(Signing.signed(draft, secret));
    }

    /** The public keys of a KMC that has its private ones already, signed. */
    public KmcPublicKey certify(StaticKeys keys, KmcDetails details) {
        Octets agreement = P384.publicPoint(keys.agreement());
        Octets signing = P384.publicPoint(keys.signing());
        Pkid kmcId = PkidText.build(
                Pkid.Kind.KMCID,
                details.issuer(),
                details.serial(),
                details.created(),
                Points.fingerprint(agreement, signing));
        RecordDraft draft = new RecordDraft(RecordType.KMCPUB)
                .with("ACT", TimeText.of(details.activeFrom()))
                .with("AGP", agreement.hex())
                .with("ENV", Ap1Suite.ENVIRONMENT)
                .with("EXP", TimeText.of(details.usableUntil()))
                .with("KID", kmcId.text())
                .with("NAM", details.name())
                .with("SGP", signing.hex())
                .with("TAI", anchor.name().value());
        return new Ap1Codec().parseKmcPublicKey(Signing.signed(draft, secret));
    }

    @Override
    public void close() {
        secret.close();
    }

    @Override
    public String toString() {
        return "TrustAnchorKey[" + anchor.name() + "]";
    }
}
