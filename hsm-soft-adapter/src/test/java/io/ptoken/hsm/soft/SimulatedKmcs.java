package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.contract.KeyLoadingFixture;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A software module and KMC simulators that know it. */
final class SimulatedKmcs implements KeyLoadingFixture {

    private final SoftSecurityModule module;
    private final List<KmcSimulator> kmcs = new ArrayList<>();

    SimulatedKmcs(SoftSecurityModule module) {
        this.module = module;
    }

    private KmcSimulator kmc(int number) {
        while (kmcs.size() < number) {
            kmcs.add(create(TestKmc.ANCHOR, "KMC-" + (kmcs.size() + 1)));
        }
        return kmcs.get(number - 1);
    }

    private KmcSimulator create(TrustAnchorKey anchor, String serial) {
        KmcSimulator kmc = KmcSimulator.create(
                anchor.issue(
                        new KmcDetails(new Ident("STSA"), new Ident(serial), serial, NOW, NOW, TestKmc.EXPIRES),
                        TestKmc.RANDOM),
                List.of(module.certification().keyLoadAnchor().orElseThrow()),
                KmcSettings.DEFAULT,
                KmcStore.inMemory(),
                () -> NOW,
                TestKmc.RANDOM);
        kmc.registerModule(TestKmc.CODEC.file(modulesKey()));
        return kmc;
    }

    private SmPublicKey modulesKey() {
        return TestKmc.CODEC.parseSmPublicKey(keyLoading().publicKey().line());
    }

    @Override
    public SecurityModule module() {
        return module;
    }

    @Override
    public KeyLoadRecord kmcKey(int kmc) {
        return new KeyLoadRecord(kmc(kmc).publicKey().line());
    }

    @Override
    public KmcId kmcId(int kmc) {
        return new KmcId(kmc(kmc).publicKey().kmcId().text());
    }

    @Override
    public KeyLoadRecord strangersKey() {
        try (TrustAnchorKey stranger = TrustAnchorKey.create(new Ident("STRANGER"), TestKmc.RANDOM);
                KmcSimulator kmc = create(stranger, "KMC-X")) {
            return new KeyLoadRecord(kmc.publicKey().line());
        }
    }

    @Override
    public Delivery answer(int kmc, KeyLoadRecord request, int keys) {
        while (kmc(kmc).vendingKeys().size() < keys) {
            addKey(kmc(kmc), kmc * 1_000 + kmc(kmc).vendingKeys().size());
        }
        String file = TestKmc.CODEC.file(TestKmc.CODEC.parseLoadRequest(request.line()));
        KeyLoadFile answer = TestKmc.CODEC.readKeyLoadFile(kmc(kmc).answer(file));
        return new Delivery(
                new KeyLoadRecord(answer.response().line()),
                answer.keys().stream().map(key -> new KeyLoadRecord(key.line())).toList());
    }

    private void addKey(KmcSimulator kmc, int sgc) {
        SupplyGroupCode group = new SupplyGroupCode(sgc);
        kmc.addSupplyGroup(new SupplyGroup(group, "Town " + sgc, "Owner"));
        kmc.generateKey(KeyOrder.standard(group, KeyType.DUTK, BaseDate.BDT_2014));
        kmc.authorise(KeyUseAuthorisation.unlimited(
                group, KeyType.DUTK, modulesKey().moduleId(), NOW, NOW.plus(Duration.ofDays(365))));
    }

    @Override
    public KeyLoadRecord altered(KeyLoadRecord key) {
        return TestRecords.with(key, "SGN", "Elsewhere");
    }

    @Override
    public void close() {
        kmcs.forEach(KmcSimulator::close);
        module.close();
    }
}
