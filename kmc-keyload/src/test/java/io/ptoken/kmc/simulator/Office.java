package io.ptoken.kmc.simulator;

import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.ModuleAgreement;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.ModuleDetails;
import io.ptoken.kmc.agreement.ModuleIdentity;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1Suite;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.ap1.KmcDetails;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.host.KeyLoadImport;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.text.Ident;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** A simulator with two supply groups, a module that may use both, and a clock to be set. */
final class Office implements InstantSource {

    static final Instant START = Instant.parse("2026-02-11T12:00:00Z");
    static final SupplyGroupCode TOWN = new SupplyGroupCode(900_101);
    static final SupplyGroupCode FARM = new SupplyGroupCode(900_102);

    final SecureRandom random = random();
    final TrustAnchorKey kmcAnchor = TrustAnchorKey.create(new Ident("STSA-TEST-ROOT-1"), random);
    final TrustAnchorKey moduleAnchor = TrustAnchorKey.create(new Ident("VHSM-TEST-MFG-1"), random);
    final KmcStore store = KmcStore.inMemory();
    final Ap1Codec codec = new Ap1Codec();
    final Ap1Suite suite = new Ap1Suite();
    final Ap1TrustPolicy trust = new Ap1TrustPolicy(List.of(kmcAnchor.anchor()), List.of(moduleAnchor.anchor()), false);
    final ModuleAgreement agreement = new ModuleAgreement(new KmsFormat(codec, suite, trust), random);
    final KeyLoadImport host = new KeyLoadImport(List.of(new KmsFormat(codec, suite, trust)));
    final ModuleIdentity module = module("90000001");
    Instant now = START;
    final KmcSimulator kmc = KmcSimulator.create(
            kmcIdentity("KMC-1"), List.of(moduleAnchor.anchor()), KmcSettings.DEFAULT, store, this, random);

    Office() {
        kmc.registerModule(codec.file(module.publicKey()));
        kmc.addSupplyGroup(new SupplyGroup(TOWN, "Test Town", "Town council"));
        kmc.addSupplyGroup(new SupplyGroup(FARM, "Test Farm", "Farmer"));
    }

    /** Both groups get a key and the module may use both. */
    Office withTwoKeys() {
        kmc.generateKey(shortKey(TOWN));
        kmc.generateKey(KeyOrder.standard(FARM, KeyType.DUTK, BaseDate.BDT_2014));
        kmc.authorise(authorisation(TOWN));
        kmc.authorise(authorisation(FARM));
        return this;
    }

    /** A 64-bit key that has not expired, unlike all of base date 1993. */
    static KeyOrder shortKey(SupplyGroupCode sgc) {
        KeyOrder order = KeyOrder.standard(sgc, KeyType.DUTK, BaseDate.BDT_2014);
        return new KeyOrder(
                sgc,
                order.keyType(),
                order.baseDate(),
                DecoderKeyAlgorithm.DKGA02,
                Set.of(EncryptionAlgorithm.STA),
                order.ken(),
                order.active(),
                order.expires().orElseThrow());
    }

    KeyUseAuthorisation authorisation(SupplyGroupCode sgc) {
        return KeyUseAuthorisation.unlimited(
                sgc, KeyType.DUTK, module.moduleId(), START, START.plus(Duration.ofDays(1000)));
    }

    private static SecureRandom random() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(5);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    KmcIdentity kmcIdentity(String serial) {
        return kmcAnchor.issue(
                new KmcDetails(
                        new Ident("STSA"),
                        new Ident(serial),
                        "Simulator",
                        START.minus(Duration.ofDays(100)),
                        START.minus(Duration.ofDays(100)),
                        START.plus(Duration.ofDays(1000))),
                random);
    }

    ModuleIdentity module(String serial) {
        return moduleAnchor.issue(
                new ModuleDetails(new Ident("ptoken"), new Ident(serial), new Ident("STS60V01"), START), random);
    }

    PendingAgreement request(long counter) {
        return request(module, counter);
    }

    PendingAgreement request(ModuleIdentity from, long counter) {
        return agreement.begin(from, kmc.publicKey(), counter, 1, now);
    }

    String text(PendingAgreement pending) {
        return codec.file(pending.request());
    }

    AgreedKeys accept(PendingAgreement pending, KeyLoadFile file) {
        return agreement.accept(module, agreement.readResponse(file.response().line()), pending, kmc.publicKey(), now);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
