package io.ptoken.example;

import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.CertifiedModule;
import io.ptoken.kmc.agreement.KeyAgreementSuite;
import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.ModuleDetails;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.key.KeyBytesAccess;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.LongKeyCheckValue;
import io.ptoken.sts.key.VendingKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;

/** The cryptography of the example format: one ephemeral agreement on X25519, AES-256-GCM. */
final class ExampleSuite implements KeyAgreementSuite {

    private final ExampleCodec codec = new ExampleCodec();

    @Override
    public ModuleRole module() {
        return new Module();
    }

    @Override
    public KmcRole kmc() {
        return new Kmc();
    }

    @Override
    public Octets requestDigest(LoadRequest request) {
        return Octets.of(ExampleKeys.hash(ascii(request.line())));
    }

    @Override
    public boolean passesSelfTest() {
        return Octets.of(ExampleKeys.hash(ascii("abc")))
                .hex()
                .equals("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
    }

    @Override
    public KeyCheckValue keyCheckValue(VendingKey key) {
        return LongKeyCheckValue.KEY_LOAD_PROFILE.of(key);
    }

    static StaticKeys newKeys(SecureRandom random) {
        return new StaticKeys(ExampleKeys.generate("X25519", random), ExampleKeys.generate("Ed25519", random));
    }

    static Octets fingerprint(Octets agreement, Octets signing) {
        return Octets.of(Arrays.copyOf(ExampleKeys.hash(agreement.bytes(), signing.bytes()), 8));
    }

    private static SecretOctets kek(byte[] shared, LoadRequest request) {
        return SecretOctets.of("KEK", ExampleKeys.hash(shared, ascii(request.line())));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private final class Module implements ModuleRole {

        @Override
        public CertifiedModule create(ModuleDetails details, SecureRandom random) {
            StaticKeys keys = newKeys(random);
            SecretOctets anchor = ExampleKeys.generate("Ed25519", random);
            Ident name = new Ident("maker-of-" + details.serial());
            Octets agreement = ExampleKeys.publicKey(keys.agreement());
            Octets signing = ExampleKeys.publicKey(keys.signing());
            ExampleRecord unsigned = ExampleRecord.of(
                    "module",
                    "module",
                    ExampleCodec.pkid(
                            Pkid.Kind.SMID,
                            details.manufacturer(),
                            details.serial(),
                            details.created(),
                            fingerprint(agreement, signing)),
                    "maker",
                    details.manufacturer(),
                    "firmware",
                    details.firmwareId(),
                    "agree",
                    agreement,
                    "verify",
                    signing,
                    "by",
                    name);
            SmPublicKey publicKey = codec.parseSmPublicKey(signed(unsigned, anchor));
            return new CertifiedModule(
                    new ModuleIdentity(publicKey, keys), new TrustAnchor(name, ExampleKeys.publicKey(anchor)));
        }

        @Override
        public PendingAgreement start(ModuleIdentity module, RequestTerms terms, SecureRandom random) {
            SecretOctets ephemeral = ExampleKeys.generate("X25519", random);
            byte[] nonce = new byte[16];
            random.nextBytes(nonce);
            ExampleRecord unsigned = ExampleRecord.of(
                    "request",
                    "number",
                    terms.counter(),
                    "key",
                    ExampleKeys.publicKey(ephemeral),
                    "kmc",
                    terms.kmcId(),
                    "nonce",
                    Octets.of(nonce),
                    "time",
                    terms.moduleTime(),
                    "slot",
                    terms.slot(),
                    "module",
                    module.moduleId());
            return new PendingAgreement(
                    codec.parseLoadRequest(signed(unsigned, module.keys().signing())), ephemeral);
        }

        @Override
        public AgreedKeys derive(
                ModuleIdentity module, PendingAgreement pending, KmcPublicKey kmc, LoadResponse response) {
            byte[] shared = ExampleKeys.agree(pending.ephemeralKey(), response.ephemeralKey());
            SecretOctets kek = kek(shared, pending.request());
            byte[] expected = ExampleKeys.proof(kek, ExampleRecord.before(response.line(), "proof"));
            if (!Octets.of(expected).equals(response.keyConfirmation())) {
                throw new KeyLoadException(KeyLoadCode.KEY_CONFIRMATION_FAILED, "got no proof of the key agreed here");
            }
            return new AgreedKeys(kek, SecretOctets.of("nothing", new byte[1]), response.keyCount());
        }

        @Override
        public VendingKey unwrap(WrappedKey key, AgreedKeys agreed) {
            try {
                return VendingKey.of(ExampleKeys.wrap(
                        Cipher.DECRYPT_MODE,
                        agreed.kek(),
                        key.card().sequence(),
                        ExampleRecord.before(key.line(), "key"),
                        key.wrapped().bytes()));
            } catch (GeneralSecurityException e) {
                throw new KeyLoadException(
                        KeyLoadCode.VK_AUTHENTICATION_FAILED, key.card().name() + ": got another key or attributes");
            }
        }
    }

    private final class Kmc implements KmcRole {

        @Override
        public void checkEphemeralKey(LoadRequest request) {
            request.ephemeralKey();
        }

        @Override
        public KeyLoadFile answer(
                KmcIdentity kmc, SmPublicKey module, LoadRequest request, AnswerTerms terms, SecureRandom random) {
            SecretOctets ephemeral = ExampleKeys.generate("X25519", random);
            SecretOctets kek = kek(ExampleKeys.agree(ephemeral, request.ephemeralKey()), request);
            List<WrappedKey> keys = new ArrayList<>();
            terms.keys().forEach(key -> keys.add(wrap(key, kek)));
            ExampleRecord unproven = ExampleRecord.of(
                    "response",
                    "count",
                    keys.size(),
                    "keys",
                    ExampleTrust.digest(keys),
                    "key",
                    ExampleKeys.publicKey(ephemeral),
                    "time",
                    terms.issued(),
                    "kmc",
                    request.kmcId(),
                    "nonce",
                    new Octets("00"),
                    "request",
                    requestDigest(request),
                    "module",
                    module.moduleId(),
                    "until",
                    terms.validUntil());
            ExampleRecord unsigned = unproven.with("proof", Octets.of(ExampleKeys.proof(kek, ascii(unproven.line()))));
            return new KeyLoadFile(
                    codec.parseLoadResponse(signed(unsigned, kmc.keys().signing())), keys);
        }

        private WrappedKey wrap(KeyToWrap key, SecretOctets kek) {
            ExampleRecord card = ExampleRecord.of(
                    "key",
                    "seq",
                    key.card().sequence(),
                    "sgc",
                    key.card().sgc(),
                    "group",
                    key.card().groupName(),
                    "krn",
                    key.card().krn(),
                    "from",
                    key.card().active(),
                    "until",
                    key.card().issuedUntil(),
                    "length",
                    key.card().keyBytes(),
                    "check",
                    key.card().kcv());
            try {
                byte[] wrapped = ExampleKeys.wrap(
                        Cipher.ENCRYPT_MODE,
                        kek,
                        key.card().sequence(),
                        ascii(card.line()),
                        key.key().bytes(KeyBytesAccess.grant()));
                return codec.parseWrappedKey(
                        card.with("key", Octets.of(wrapped)).line());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static String signed(ExampleRecord unsigned, SecretOctets key) {
        return unsigned.with("signed", ExampleKeys.sign(key, ascii(unsigned.line())))
                .line();
    }
}
