package io.ptoken.hsm.soft.identity;

import static io.ptoken.hsm.soft.TestBench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.soft.KeyLoadTest;
import io.ptoken.hsm.soft.ModuleSetup;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.TestCards;
import io.ptoken.hsm.soft.TestKmc;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1TrustPolicy;
import io.ptoken.kmc.ap1.TrustAnchorKey;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.text.Ident;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who the module is towards KMCs. */
class KeyLoadIdentityTest extends KeyLoadTest {

    private static SmPublicKey publicKey(SoftSecurityModule module) {
        return TestKmc.CODEC.parseSmPublicKey(loading(module).publicKey().line());
    }

    private static void assertSignedBy(TrustAnchor anchor, SoftSecurityModule module) {
        new Ap1TrustPolicy(List.of(), List.of(anchor), false).checkModuleKey(publicKey(module));
    }

    @Test
    void aModuleIsBornWithAnIdentityThatAnAnchorOfItsOwnHasSigned() {
        KeyLoadRecord born;
        TrustAnchor anchor;
        try (SoftSecurityModule module = bench.create()) {
            anchor = module.certification().keyLoadAnchor().orElseThrow();
            assertThat(anchor.name()).hasToString("ptoken-" + module.status().moduleId());
            assertSignedBy(anchor, module);
            assertThat(publicKey(module).moduleId()).hasToString(module.status().idSm());
            born = loading(module).publicKey();
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(loading(module).publicKey()).isEqualTo(born);
            assertThat(module.certification().keyLoadAnchor()).contains(anchor);
            assertThat(module.status().idSm())
                    .isEqualTo(publicKey(module).moduleId().text());
        }
    }

    @Test
    void anotherAnchorSignsTheSameKeys() {
        SmPublicKey before;
        try (SoftSecurityModule module = bench.create();
                TrustAnchorKey maker = TrustAnchorKey.create(new Ident("MAKER"), TestKmc.RANDOM)) {
            before = publicKey(module);
            TestKmc.Klf file = KMC.answer(loading(module), KMC.begin(loading(module)), TestCards.standard(1));
            module.certification().signPublicKey(maker);
            assertThat(module.certification().keyLoadAnchor()).contains(maker.anchor());
            assertSignedBy(maker.anchor(), module);
            loading(module).acceptResponse(KMC.id(), file.response());
        }
        try (SoftSecurityModule module = bench.open()) {
            assertThat(publicKey(module).trustAnchor()).hasToString("MAKER");
            assertThat(publicKey(module).moduleId()).isEqualTo(before.moduleId());
            assertThat(publicKey(module).agreementKey()).isEqualTo(before.agreementKey());
        }
    }

    @Test
    void signingNeedsOfficersWhereThereAreAny() {
        try (OfficerCredentials anna = OfficerCredentials.of("anna", "12345678".toCharArray());
                OfficerCredentials bert = OfficerCredentials.of("bert", "87654321".toCharArray());
                SoftSecurityModule module = bench.create(ModuleSetup.NONE.withOfficers(List.of(anna, bert)));
                TrustAnchorKey maker = TrustAnchorKey.create(new Ident("MAKER"), TestKmc.RANDOM)) {
            SmPublicKey before = publicKey(module);
            refusal(SmStatus.PERMISSION_ERROR, () -> module.certification().signPublicKey(maker));
            assertThat(publicKey(module)).isEqualTo(before);
            KMC.loadAll(loading(module), TestCards.standard(1));
            module.accessControl().orElseThrow().logIn("anna", "12345678".toCharArray());
            module.accessControl().orElseThrow().logIn("bert", "87654321".toCharArray());
            module.certification().signPublicKey(maker);
            assertSignedBy(maker.anchor(), module);
        }
    }
}
