package io.ptoken.kmc.ap1;

import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.ModuleAgreement;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.KeyAgreementSuite.AnswerTerms;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.ModuleDetails;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.agreement.StaticKeys;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.text.Ident;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** Two trust anchors, a KMC, a module and what goes between them, all from labels and a seed. */
final class Bench {

    static final Instant NOW = Instant.parse("2026-02-11T12:00:00Z");

    final Ap1Codec codec = new Ap1Codec();
    final Ap1Suite suite = new Ap1Suite();
    final SecureRandom random = TestKeys.random(1);
    final TrustAnchorKey kmcAnchor =
            TrustAnchorKey.restore(new Ident("STSA-TEST-ROOT-1"), TestKeys.privateKey("STSA-TEST-ROOT-1"));
    final TrustAnchorKey moduleAnchor =
            TrustAnchorKey.restore(new Ident("VHSM-TEST-MFG-1"), TestKeys.privateKey("VHSM-TEST-MFG-1"));
    final KmcIdentity kmc = kmc("KMC-TEST-1");
    final ModuleIdentity module = module("90000001");
    final Ap1TrustPolicy trust = new Ap1TrustPolicy(List.of(kmcAnchor.anchor()), List.of(moduleAnchor.anchor()), false);
    final ModuleAgreement agreement = new ModuleAgreement(new KmsFormat(codec, suite, trust), random);

    KmcIdentity kmc(String serial) {
        StaticKeys keys = TestKeys.staticKeys(serial);
        return new KmcIdentity(kmcAnchor.certify(keys, kmcDetails(serial)), keys);
    }

    static KmcDetails kmcDetails(String serial) {
        return new KmcDetails(
                new Ident("STSA"),
                new Ident(serial),
                "AP1 Test KMC",
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2027-12-31T23:59:59Z"));
    }

    ModuleIdentity module(String serial) {
        StaticKeys keys = TestKeys.staticKeys("module " + serial);
        return new ModuleIdentity(moduleAnchor.certify(keys, moduleDetails(serial)), keys);
    }

    static ModuleDetails moduleDetails(String serial) {
        return new ModuleDetails(
                new Ident("ptoken"), new Ident(serial), new Ident("STS60V01"), Instant.parse("2025-06-01T08:00:00Z"));
    }

    PendingAgreement begin() {
        return agreement.begin(module, kmc.publicKey(), 7, 1, NOW);
    }

    AnswerTerms terms(List<KeyToWrap> keys) {
        return new AnswerTerms(NOW.plusSeconds(3600), NOW.plus(Duration.ofDays(28)), keys);
    }

    KeyLoadFile answer(PendingAgreement pending, List<KeyToWrap> keys) {
        return suite.kmc().answer(kmc, module.publicKey(), pending.request(), terms(keys), random);
    }

    /** The text of a file that was spoilt. */
    String answer(PendingAgreement pending, List<KeyToWrap> keys, KlfEdits edits) {
        return KlfAssembly.assemble(kmc, module.publicKey(), pending.request(), terms(keys), random, edits);
    }

    AgreedKeys accept(PendingAgreement pending, KeyLoadFile file) {
        return agreement.accept(
                module,
                agreement.readResponse(file.response().line()),
                pending,
                kmc.publicKey(),
                NOW.plus(Duration.ofDays(1)));
    }

    /** As many keys, of different groups, lengths and optional attributes. */
    List<KeyToWrap> keys(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::key).toList();
    }

    private KeyToWrap key(int sequence) {
        boolean isLong = sequence % 2 == 1;
        KeyType type = KeyType.ofCode(1 + sequence % 3);
        SupplyGroupCode sgc = new SupplyGroupCode(900_100 + sequence);
        VendingKey key = TestKeys.vendingKey(sgc + "/1/" + type.code(), isLong ? 20 : 8);
        BaseDate base = isLong ? BaseDate.BDT_2014 : BaseDate.BDT_1993;
        return new KeyToWrap(
                new VendingKeyCard(
                        sequence,
                        sgc,
                        "AP1 Test Town " + sequence,
                        new KeyRevision(1),
                        type,
                        base.start(),
                        isLong ? DecoderKeyAlgorithm.DKGA04 : DecoderKeyAlgorithm.DKGA02,
                        isLong
                                ? Set.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1)
                                : Set.of(EncryptionAlgorithm.STA),
                        KeyExpiryNumber.NEVER,
                        Instant.parse("2015-01-01T00:00:00Z"),
                        sequence % 5 == 0 ? Optional.empty() : Optional.of(Instant.parse("2045-11-24T20:15:00Z")),
                        NOW.plus(Duration.ofDays(90)),
                        sequence % 4 == 0 ? OptionalLong.of(0xFFFF_FFFFL) : OptionalLong.empty(),
                        sequence % 4 == 1 ? OptionalLong.of(1_000_000) : OptionalLong.empty(),
                        type == KeyType.DDTK || sequence % 3 == 0 ? OptionalInt.empty() : OptionalInt.of(0x00FF),
                        sequence % 7 == 0 ? OptionalInt.of(0) : OptionalInt.empty(),
                        isLong ? 20 : 8,
                        suite.keyCheckValue(key)),
                key);
    }
}
