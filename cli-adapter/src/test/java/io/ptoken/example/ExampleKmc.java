package io.ptoken.example;

import io.ptoken.kmc.agreement.KeyAgreementSuite.AnswerTerms;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A KMC that speaks the example format and has one vending key. */
final class ExampleKmc {

    private static final int KEY_BYTES = 20;

    private final SecureRandom random;
    private final Instant now;
    private final ExampleCodec codec = new ExampleCodec();
    private final ExampleSuite suite = new ExampleSuite();
    private final SecretOctets anchor;
    private final KmcIdentity identity;

    ExampleKmc(SecureRandom random, Instant now) {
        this.random = random;
        this.now = now;
        this.anchor = ExampleKeys.generate("Ed25519", random);
        StaticKeys keys = ExampleSuite.newKeys(random);
        Octets agreement = ExampleKeys.publicKey(keys.agreement());
        Octets signing = ExampleKeys.publicKey(keys.signing());
        ExampleRecord unsigned = ExampleRecord.of(
                "kmc",
                "kmc",
                ExampleCodec.pkid(
                        Pkid.Kind.KMCID,
                        new Ident("example"),
                        new Ident("KMC-E"),
                        now,
                        ExampleSuite.fingerprint(agreement, signing)),
                "name",
                "Example KMC",
                "agree",
                agreement,
                "verify",
                signing,
                "from",
                now,
                "until",
                now.plus(Duration.ofDays(365)),
                "by",
                "example-root");
        KmcPublicKey publicKey = codec.parseKmcPublicKey(ExampleSuite.signed(unsigned, anchor));
        this.identity = new KmcIdentity(publicKey, keys);
    }

    ExampleTrust believed() {
        return new ExampleTrust(ExampleKeys.publicKey(anchor));
    }

    String publicKeyFile() {
        return codec.file(identity.publicKey());
    }

    /** The file that answers a request of the module whose public keys came as a file before. */
    String answer(String requestFile, String moduleFile) {
        LoadRequest request = codec.readLoadRequestFile(requestFile);
        SmPublicKey module = codec.readSmPublicKeyFile(moduleFile);
        believed().checkSignature(request, module);
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        try (VendingKey key = VendingKey.of(bytes)) {
            AnswerTerms terms =
                    new AnswerTerms(now, now.plus(Duration.ofDays(7)), List.of(new KeyToWrap(card(key), key)));
            return codec.file(suite.kmc().answer(identity, module, request, terms, random));
        }
    }

    private VendingKeyCard card(VendingKey key) {
        return new VendingKeyCard(
                1,
                new SupplyGroupCode(900_101),
                "Example Town",
                new KeyRevision(1),
                KeyType.DUTK,
                Instant.parse("2014-01-01T00:00:00Z"),
                DecoderKeyAlgorithm.DKGA04,
                Set.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1),
                new KeyExpiryNumber(255),
                now,
                Optional.empty(),
                now.plus(Duration.ofDays(90)),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                KEY_BYTES,
                suite.keyCheckValue(key));
    }
}
