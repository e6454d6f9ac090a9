package io.ptoken.hsm.simulator;

import static io.ptoken.hsm.contract.ContractSetup.NOW;

import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.ap1.KmcDetails;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.kmc.simulator.KeyUseAuthorisation;
import io.ptoken.kmc.simulator.KmcSettings;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.KmcStore;
import io.ptoken.kmc.simulator.SupplyGroup;
import io.ptoken.kmc.text.Ident;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.tid.BaseDate;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A software module and a KMC that know each other. */
final class SimulatedKmc implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Ap1Codec CODEC = new Ap1Codec();
    private static final Instant EXPIRES = Instant.parse("2030-12-31T23:59:59Z");

    final SoftSecurityModule module;

    private final TrustAnchorKey anchor = TrustAnchorKey.create(new Ident("STSA-TEST-ROOT-1"), RANDOM);
    private final KmcSimulator kmc;

    SimulatedKmc() {
        module = SoftSecurityModule.inMemory(
                TestModules.parts(TestModules.fixed(NOW))
                        .withKmcTrust(new Ap1TrustPolicy(List.of(anchor.anchor()), List.of(), false)),
                SoftModuleSettings.DEFAULT);
        kmc = create(anchor);
        for (int sgc = 1001; sgc <= 1002; sgc++) {
            SupplyGroupCode group = new SupplyGroupCode(sgc);
            kmc.addSupplyGroup(new SupplyGroup(group, "Town " + sgc, "Owner"));
            kmc.generateKey(KeyOrder.standard(group, KeyType.DUTK, BaseDate.BDT_2014));
            kmc.authorise(KeyUseAuthorisation.unlimited(
                    group, KeyType.DUTK, modulesKey().moduleId(), NOW, NOW.plus(Duration.ofDays(365))));
        }
    }

    private KmcSimulator create(TrustAnchorKey by) {
        KmcSimulator made = KmcSimulator.create(
                by.issue(new KmcDetails(new Ident("STSA"), new Ident("KMC-1"), "KMC-1", NOW, NOW, EXPIRES), RANDOM),
                List.of(module.certification().keyLoadAnchor().orElseThrow()),
                KmcSettings.DEFAULT,
                KmcStore.inMemory(),
                () -> NOW,
                RANDOM);
        made.registerModule(CODEC.file(modulesKey()));
        return made;
    }

    private SmPublicKey modulesKey() {
        return CODEC.parseSmPublicKey(
                module.keyLoading().orElseThrow().publicKey().line());
    }

    String publicKey() {
        return kmc.publicKey().line();
    }

    String id() {
        return kmc.publicKey().kmcId().text();
    }

    /** The public key of a KMC that the module does not believe. */
    String strangersKey() {
        try (TrustAnchorKey stranger = TrustAnchorKey.create(new Ident("STRANGER"), RANDOM);
                KmcSimulator other = create(stranger)) {
            return other.publicKey().line();
        }
    }

    /** The public key of a second KMC that the module believes. */
    String secondKey() {
        try (KmcSimulator other = create(anchor)) {
            return other.publicKey().line();
        }
    }

    /** The records of the answer: response first, then two keys. */
    List<String> answer(String request) {
        KeyLoadFile file = CODEC.readKeyLoadFile(kmc.answer(CODEC.file(CODEC.parseLoadRequest(request))));
        return List.of(
                file.response().line(),
                file.keys().get(0).line(),
                file.keys().get(1).line());
    }

    @Override
    public void close() {
        kmc.close();
        anchor.close();
        module.close();
    }
}
