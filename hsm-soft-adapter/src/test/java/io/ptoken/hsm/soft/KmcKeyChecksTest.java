package io.ptoken.hsm.soft;

import static io.ptoken.kmc.text.KeyLoadCode.CRC_MISMATCH;
import static io.ptoken.kmc.text.KeyLoadCode.ENV_NOT_TEST;
import static io.ptoken.kmc.text.KeyLoadCode.FINGERPRINT_MISMATCH;
import static io.ptoken.kmc.text.KeyLoadCode.KMC_KEY_EXPIRED;
import static io.ptoken.kmc.text.KeyLoadCode.KMC_KEY_NOT_YET_ACTIVE;
import static io.ptoken.kmc.text.KeyLoadCode.NO_FREE_SLOT;
import static io.ptoken.kmc.text.KeyLoadCode.PUBLIC_POINT_INVALID;
import static io.ptoken.kmc.text.KeyLoadCode.RECORD_SEQUENCE;
import static io.ptoken.kmc.text.KeyLoadCode.REQUEST_OUTSTANDING;
import static io.ptoken.kmc.text.KeyLoadCode.SIGNATURE_INVALID;
import static io.ptoken.kmc.text.KeyLoadCode.SLOT_STATE;
import static io.ptoken.kmc.text.KeyLoadCode.UNKNOWN_TRUST_ANCHOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.kmc.agreement.SecretOctets;
import io.ptoken.kmc.text.KeyLoadCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** KC: every check and their order (key-load profile section 2.8). The module's slots are all in use in every test. */
class KmcKeyChecksTest extends KeyLoadTest {

    private final TestKmc fifth = new TestKmc("KMC-5");
    private final Map<String, String> faults = new LinkedHashMap<>();
    private SoftSecurityModule module;
    private KeyLoading loading;

    @BeforeEach
    void fillEverySlot() {
        module = bench.create();
        loading = loading(module);
        for (int i = 1; i <= 4; i++) {
            new TestKmc("KMC-" + i).begin(loading);
        }
        faults.put("ENV", "LIVE");
        faults.put("TAI", "UNKNOWN");
        faults.put("AGP", TestRecords.noPoint());
        String id = fifth.id().text();
        faults.put("KID", TestRecords.pkid(id.substring(0, id.length() - 21) + "0000000000000000:"));
        faults.put("ACT", "20270101T000000Z");
        faults.put("EXP", "20260101T000000Z");
    }

    @AfterEach
    void closeIt() {
        module.close();
    }

    private void assertRefused(KeyLoadCode code, KeyLoadRecord record) {
        assertRefused(module, code, () -> loading.acceptKmcKey(record, true));
    }

    private KeyLoadRecord signedBy(SecretOctets key) {
        return TestRecords.signed(fifth.publicKey(), faults, key);
    }

    /** With all faults at once the first check decides; without that fault the second, and so on. */
    @Test
    void theFirstCheckThatFailsDecides() {
        try (SecretOctets anchor = TestKmc.ANCHOR.secret()) {
            SecretOctets stranger = fifth.signingKey();
            KeyLoadRecord all = signedBy(stranger);
            assertRefused(CRC_MISMATCH, new KeyLoadRecord(all.line().replaceFirst("CRC....;$", "CRC0000;")));
            assertRefused(ENV_NOT_TEST, all);
            faults.remove("ENV");
            assertRefused(UNKNOWN_TRUST_ANCHOR, signedBy(stranger));
            faults.remove("TAI");
            assertRefused(SIGNATURE_INVALID, signedBy(stranger));
            assertRefused(PUBLIC_POINT_INVALID, signedBy(anchor));
            faults.remove("AGP");
            faults.put("SGP", TestRecords.noPoint());
            assertRefused(PUBLIC_POINT_INVALID, signedBy(anchor));
            faults.remove("SGP");
            assertRefused(FINGERPRINT_MISMATCH, signedBy(anchor));
            faults.remove("KID");
            assertRefused(KMC_KEY_NOT_YET_ACTIVE, signedBy(anchor));
            faults.remove("ACT");
            assertRefused(KMC_KEY_EXPIRED, signedBy(anchor));
            faults.remove("EXP");
            assertRefused(NO_FREE_SLOT, signedBy(anchor));
            loading.deleteSlot(loading.slots().get(2).kmc().orElseThrow());
            assertThat(loading.acceptKmcKey(signedBy(anchor), false).slot().number())
                    .as("the lowest free slot")
                    .isEqualTo(3);
        }
    }

    @Test
    void theKmcsKeyIsLookedAtBeforeTheSlot() {
        TestKmc own = new TestKmc("KMC-OWN");
        loading.deleteSlot(loading.slots().get(0).kmc().orElseThrow());
        own.startLoading(loading, TestCards.standard(1));
        bench.clock.set(TestKmc.EXPIRES.plusSeconds(1));
        assertRefused(KMC_KEY_EXPIRED, own.publicKey());
        bench.clock.set(TestKmc.EXPIRES.plusMillis(999));
        assertRefused(SLOT_STATE, own.publicKey());
    }

    @Test
    void theKmcsKeyMayBeUsedFromActToExpInclusive() {
        bench.clock.set(TestKmc.ACTIVE.minusMillis(1));
        assertThat(assertRefused(module, KMC_KEY_NOT_YET_ACTIVE, () -> fifth.begin(loading))
                        .status())
                .isEqualTo(SmStatus.KEY_NOT_YET_ACTIVE);
        bench.clock.set(TestKmc.ACTIVE);
        assertRefused(NO_FREE_SLOT, fifth.publicKey());
        bench.clock.set(TestKmc.EXPIRES.plusSeconds(1));
        assertThat(assertRefused(module, KMC_KEY_EXPIRED, () -> fifth.begin(loading))
                        .status())
                .isEqualTo(SmStatus.KEY_EXPIRED_ERROR);
    }

    @Test
    void anOutstandingRequestIsReplacedOnlyWhenAskedTo() {
        loading.deleteSlot(loading.slots().get(0).kmc().orElseThrow());
        KeyLoadRecord first = fifth.begin(loading);
        assertThat(assertRefused(module, REQUEST_OUTSTANDING, () -> loading.acceptKmcKey(fifth.publicKey(), false)))
                .hasMessage("EE STS_EXTENDED_ERROR: AP-S04 REQUEST_OUTSTANDING: KEK slot 1: got a second request,"
                        + " expected the answer to that with CTR 5, or the wish to replace it");
        KeyLoadRecord second = loading.acceptKmcKey(fifth.publicKey(), true).request();
        assertThat(TestRecords.value(second, "CTR")).isEqualTo("6");
        assertThat(TestRecords.value(second, "EPK")).isNotEqualTo(TestRecords.value(first, "EPK"));
        assertThat(TestRecords.value(second, "NON")).isNotEqualTo(TestRecords.value(first, "NON"));
        TestKmc.Klf answer = fifth.answer(loading, first, TestCards.standard(1));
        assertRefused(
                module, KeyLoadCode.REQUEST_MISMATCH, () -> loading.acceptResponse(fifth.id(), answer.response()));
    }

    @Test
    void recordsOfAnotherTypeAreRefused() {
        for (KeyLoadRecord other : new KeyLoadRecord[] {
            loading.publicKey(), loading.slots().get(0).request().orElseThrow()
        }) {
            assertThat(assertRefused(module, RECORD_SEQUENCE, () -> loading.acceptKmcKey(other, false))
                            .status())
                    .isEqualTo(SmStatus.DF_FORMAT_ERROR);
        }
    }

    @Test
    void aKmcThatNoAnchorVouchesForIsBelievedWherePolicyAllowsIt() {
        bench.settings = SoftModuleSettings.DEFAULT;
        SoftModuleParts parts = TestModules.parts(bench.clock)
                .withKmcTrust(new io.ptoken.kmc.ap1.Ap1TrustPolicy(java.util.List.of(), java.util.List.of(), true));
        try (SoftSecurityModule lenient = SoftSecurityModule.inMemory(parts, bench.settings)) {
            fifth.loadAll(loading(lenient), TestCards.standard(1));
            assertThat(state(lenient)).isEqualTo(KekSlotState.ACTIVE);
        }
    }
}
