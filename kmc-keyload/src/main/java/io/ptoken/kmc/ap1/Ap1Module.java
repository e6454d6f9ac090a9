package io.ptoken.kmc.ap1;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.CertifiedModule;
import io.ptoken.kmc.agreement.KeyAgreementSuite.ModuleRole;
import io.ptoken.kmc.agreement.KeyAgreementSuite.RequestTerms;
import io.ptoken.kmc.agreement.ModuleDetails;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.ap1.crypto.KeyWrap;
import io.ptoken.kmc.ap1.crypto.P384;
import io.ptoken.kmc.ap1.crypto.Points;
import io.ptoken.kmc.ap1.record.RecordDraft;
import io.ptoken.kmc.ap1.record.RecordType;
import io.ptoken.kmc.ap1.record.TimeText;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.LongKeyCheckValue;
import io.ptoken.sts.key.VendingKey;
import java.security.SecureRandom;
import java.util.Arrays;

/** The module's side of the profile's cryptography. */
final class Ap1Module implements ModuleRole {

    @Override
    public CertifiedModule create(ModuleDetails details, SecureRandom random) {
        Ident name = new Ident("ptoken-" + details.serial());
        try (TrustAnchorKey anchor = TrustAnchorKey.create(name, random)) {
            return new CertifiedModule(anchor.issue(details, random), anchor.anchor());
        }
    }

    @Override
    public PendingAgreement start(ModuleIdentity module, RequestTerms terms, SecureRandom random) {
        SecretOctets ephemeral = P384.generate("ephemeral private key", random);
        byte[] nonce = new byte[Ap1Suite.NONCE_BYTES];
        random.nextBytes(nonce);
        RecordDraft draft = new RecordDraft(RecordType.VKLOADREQ)
                .with("CTR", Long.toString(terms.counter()))
                .with("ENV", Ap1Suite.ENVIRONMENT)
                .with("EPK", P384.publicPoint(ephemeral).hex())
                .with("KID", terms.kmcId().text())
                .with("NON", Octets.of(nonce).hex())
                .with("RTM", TimeText.of(terms.moduleTime()))
                .with("SLT", Integer.toString(terms.slot()))
                .with("SMI", module.moduleId().text());
        String line = Signing.signed(draft, module.keys().signing());
        return new PendingAgreement(new Ap1Codec().parseLoadRequest(line), ephemeral);
    }

    @Override
    public AgreedKeys derive(ModuleIdentity module, PendingAgreement pending, KmcPublicKey kmc, LoadResponse response) {
        Points.require("EPK", response.ephemeralKey());
        Points.require("AGP", kmc.agreementKey());
        ExchangeContext context = ExchangeContext.of(pending.request(), response.nonce(), response.ephemeralKey());
        byte[] ephemeral = P384.agree(pending.ephemeralKey(), response.ephemeralKey());
        byte[] fixed = P384.agree(module.keys().agreement(), kmc.agreementKey());
        try (ExchangeSecrets secrets = ExchangeSecrets.derive(ephemeral, fixed, context)) {
            String core = Covered.before(response.line(), "KCM");
            if (!secrets.isConfirmedBy(response.keyConfirmation(), context, core)) {
                throw new KeyLoadException(
                        KeyLoadCode.KEY_CONFIRMATION_FAILED,
                        "KCM: got one that does not belong to the key agreed here, expected the KMC's proof of it");
            }
            return secrets.agreedKeys(response.keyCount());
        }
    }

    @Override
    public VendingKey unwrap(WrappedKey wrapped, AgreedKeys agreed) {
        String attributes = Covered.before(wrapped.line(), "WVK");
        byte[] bytes = KeyWrap.unwrap(
                        agreed,
                        wrapped.card().sequence(),
                        attributes,
                        wrapped.wrapped().bytes())
                .orElseThrow(
                        () -> new KeyLoadException(
                                KeyLoadCode.VK_AUTHENTICATION_FAILED,
                                wrapped.card().name()
                                        + ": got another key or other attributes, expected what the KMC wrapped for this exchange"));
        try {
            return checked(VendingKey.of(bytes), wrapped);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static VendingKey checked(VendingKey key, WrappedKey wrapped) {
        KeyCheckValue kcv = LongKeyCheckValue.KEY_LOAD_PROFILE.of(key);
        if (!kcv.equals(wrapped.card().kcv())) {
            key.close();
            throw new KeyLoadException(
                    KeyLoadCode.KCV_MISMATCH,
                    wrapped.card().name() + ": KCV: got " + wrapped.card().kcv() + ", expected " + kcv);
        }
        return key;
    }
}
