package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static io.ptoken.kmc.text.KeyLoadCode.CRC_MISMATCH;
import static io.ptoken.kmc.text.KeyLoadCode.ENV_NOT_TEST;
import static io.ptoken.kmc.text.KeyLoadCode.KEY_CONFIRMATION_FAILED;
import static io.ptoken.kmc.text.KeyLoadCode.KMC_KEY_EXPIRED;
import static io.ptoken.kmc.text.KeyLoadCode.NO_SLOT;
import static io.ptoken.kmc.text.KeyLoadCode.PUBLIC_POINT_INVALID;
import static io.ptoken.kmc.text.KeyLoadCode.RECORD_SEQUENCE;
import static io.ptoken.kmc.text.KeyLoadCode.REQUEST_MISMATCH;
import static io.ptoken.kmc.text.KeyLoadCode.RESPONSE_EXPIRED;
import static io.ptoken.kmc.text.KeyLoadCode.RESPONSE_TIME;
import static io.ptoken.kmc.text.KeyLoadCode.SIGNATURE_INVALID;
import static io.ptoken.kmc.text.KeyLoadCode.SLOT_STATE;
import static io.ptoken.kmc.text.KeyLoadCode.WRONG_SM;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.kmc.text.KeyLoadCode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** KR: every check and their order (key-load profile section 2.8). */
class ResponseChecksTest extends KeyLoadTest {

    private static final String OTHER_MODULE = "SMID.1:Prism:94001632:20210204T081427Z:039F2C48F2030174:AEEA";

    private final Map<String, String> faults = new LinkedHashMap<>();
    private SoftSecurityModule module;
    private KeyLoading loading;
    private KeyLoadRecord request;
    private KeyLoadRecord response;

    @BeforeEach
    void makeARequestAndItsAnswer() {
        module = bench.create();
        loading = loading(module);
        request = KMC.begin(loading);
        response = KMC.answer(loading, request, TestCards.standard(1)).response();
    }

    @AfterEach
    void closeIt() {
        module.close();
    }

    private void assertRefused(KeyLoadCode code, KeyLoadRecord record) {
        assertRefused(module, code, () -> loading.acceptResponse(KMC.id(), record));
    }

    private KeyLoadRecord signed() {
        return TestRecords.signed(response, faults, KMC.signingKey());
    }

    private KeyLoadRecord forged() {
        return TestRecords.signed(response, faults, OTHER_KMC.signingKey());
    }

    /** With all faults at once the first check decides; without that fault the second, and so on. */
    @Test
    void theFirstCheckThatFailsDecides() {
        bench.clock.set(TestKmc.EXPIRES.plusSeconds(1));
        faults.put("ENV", "LIVE");
        faults.put("KID", OTHER_KMC.id().text());
        faults.put("SMI", OTHER_MODULE);
        faults.put("RQD", "00".repeat(48));
        faults.put("ISS", "20261121T000000Z");
        faults.put("VTO", "20261120T000000Z");
        faults.put("EPK", TestRecords.noPoint());
        faults.put("KCM", "00".repeat(48));
        assertRefused(CRC_MISMATCH, new KeyLoadRecord(forged().line().replaceFirst("CRC....;$", "CRC0000;")));
        assertRefused(ENV_NOT_TEST, forged());
        faults.remove("ENV");
        assertRefused(NO_SLOT, forged());
        faults.remove("KID");
        assertRefused(WRONG_SM, forged());
        faults.remove("SMI");
        assertRefused(REQUEST_MISMATCH, forged());
        faults.remove("RQD");
        assertRefused(SIGNATURE_INVALID, forged());
        assertRefused(RESPONSE_TIME, signed());
        faults.put("VTO", "20261121T000000Z");
        assertRefused(RESPONSE_TIME, signed());
        faults.put("ISS", "20261122T080000Z");
        faults.put("VTO", "20261122T080000Z");
        assertRefused(RESPONSE_EXPIRED, signed());
        faults.put("VTO", "20991231T235959Z");
        assertRefused(KMC_KEY_EXPIRED, signed());
        bench.clock.set(NOW.plusSeconds(60));
        assertRefused(PUBLIC_POINT_INVALID, signed());
        faults.remove("EPK");
        assertRefused(KEY_CONFIRMATION_FAILED, signed());
        assertThat(loading.acceptResponse(KMC.id(), response).state()).isEqualTo(KekSlotState.LOADING);
    }

    @Test
    void theStateIsLookedAtAfterTheSlotAndBeforeTheRest() {
        loading.acceptResponse(KMC.id(), response);
        faults.put("SMI", OTHER_MODULE);
        assertRefused(SLOT_STATE, forged());
        loading.endLoading(KMC.id());
        assertRefused(SLOT_STATE, forged());
        loading.deleteSlot(KMC.id());
        assertRefused(NO_SLOT, forged());
    }

    @Test
    void theKmcThatIsNamedIsThatOfTheResponse() {
        OTHER_KMC.begin(loading);
        assertRefused(module, NO_SLOT, () -> loading.acceptResponse(OTHER_KMC.id(), response));
        assertRefused(module, NO_SLOT, () -> loading.acceptResponse(new KmcId("KMC-9"), response));
    }

    @Test
    void recordsOfAnotherTypeAreRefused() {
        assertRefused(RECORD_SEQUENCE, request);
        assertRefused(RECORD_SEQUENCE, KMC.publicKey());
    }

    @Test
    void aResponseIsGoodUpToVto() {
        Instant vto = NOW.plus(Duration.ofDays(28));
        bench.clock.set(vto.plusSeconds(1));
        assertRefused(RESPONSE_EXPIRED, response);
        bench.clock.set(vto.plusMillis(999));
        loading.acceptResponse(KMC.id(), response);
    }

    @Test
    void theKmcsClockMayBeADayBehind() {
        Instant vto = NOW.plus(Duration.ofDays(28));
        KeyLoadRecord early = KMC.answer(
                        loading.publicKey(),
                        request,
                        NOW.minus(Duration.ofDays(1)).minusSeconds(1),
                        vto,
                        List.of())
                .response();
        assertRefused(RESPONSE_TIME, early);
        KeyLoadRecord justInTime = KMC.answer(
                        loading.publicKey(), request, NOW.minus(Duration.ofDays(1)), vto, List.of())
                .response();
        loading.acceptResponse(KMC.id(), justInTime);
    }

    @Test
    void aResponseWorksOnce() {
        loading.acceptResponse(KMC.id(), response);
        assertRefused(SLOT_STATE, response);
        loading.endLoading(KMC.id());
        KMC.begin(loading);
        assertRefused(REQUEST_MISMATCH, response);
    }

    @Test
    void theResponseToAnotherModuleIsRefused() {
        try (SoftSecurityModule other = SoftSecurityModule.inMemory(bench.parts(), bench.settings)) {
            KeyLoadRecord theirs = KMC.answer(loading(other), KMC.begin(loading(other)), TestCards.standard(1))
                    .response();
            assertRefused(WRONG_SM, theirs);
            loading(other).acceptResponse(KMC.id(), theirs);
            loading.acceptResponse(KMC.id(), response);
        }
    }

    @Test
    void itErasesEveryKeyOfTheSlotAndNoOther() {
        loading.deleteSlot(KMC.id());
        KMC.loadAll(loading, TestCards.standard(1), TestCards.dkga02(2, 5));
        OTHER_KMC.loadAll(loading, TestCards.dkga04(1, 6));
        KeyLoadRecord next =
                KMC.answer(loading, KMC.begin(loading), TestCards.standard(1)).response();
        assertThat(module.vendingKeys()).hasSize(3);
        loading.acceptResponse(KMC.id(), next);
        assertThat(module.vendingKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.origin().orElseThrow().kmc()).isEqualTo(OTHER_KMC.id()));
    }
}
