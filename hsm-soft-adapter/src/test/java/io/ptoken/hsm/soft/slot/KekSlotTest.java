package io.ptoken.hsm.soft.slot;

import static io.ptoken.hsm.soft.TestBench.ONE;
import static io.ptoken.hsm.soft.TestBench.refusal;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.KeyLoadTest;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.TestBench;
import io.ptoken.hsm.soft.TestCards;
import io.ptoken.hsm.soft.TestKmc;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Key-load profile section 2.8: a key vends credit while its slot is PENDING or ACTIVE. */
class KekSlotTest extends KeyLoadTest {

    private static final String REFUSAL =
            "register 1 (SGC 201457 KRN 1 KT 2) came through KEK slot 1, which is LOADING: finish the key load";

    private SoftSecurityModule createLoading(KeyToWrap key) {
        SoftSecurityModule module = bench.create();
        TestKmc.Klf file = KMC.startLoading(loading(module), key);
        loading(module).loadKey(KMC.id(), file.key(1));
        return module;
    }

    @Test
    void creditWaitsForTheEndOfTheKeyLoad() {
        try (SoftSecurityModule module = createLoading(TestCards.standard(1))) {
            TestBench.assertRefused(SmStatus.KMC_KEY_STATE_ERROR, REFUSAL, () -> module.vendCredit(units(1)));
            assertThat(module.status().vendCounter()).isZero();
            loading(module).endLoading(KMC.id());
            assertThatCode(() -> module.vendCredit(units(1))).doesNotThrowAnyException();
            KMC.begin(loading(module));
            assertThatCode(() -> module.vendCredit(units(1)))
                    .as("PENDING after an earlier exchange")
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theStateAndTheRegistersOfASlotSurviveARestart() {
        createLoading(TestCards.standard(1)).close();
        try (SoftSecurityModule module = bench.open()) {
            TestBench.assertRefused(SmStatus.KMC_KEY_STATE_ERROR, REFUSAL, () -> module.vendCredit(units(1)));
            loading(module).endLoading(KMC.id());
        }
        try (SoftSecurityModule module = bench.open()) {
            module.vendCredit(units(1));
        }
    }

    @Test
    void everythingButCreditGoesOn() {
        try (SoftSecurityModule module = createLoading(TestCards.standard(1))) {
            var credit = units(1);
            var token = module.vendManagement(new VendManagementRequest(
                    ONE, credit.pan(), credit.ti(), credit.ea(), credit.tct(), 5, 0, credit.tid()));
            module.vendKeyChange(new VendKeyChangeRequest(
                    ONE,
                    ONE,
                    credit.pan(),
                    credit.ti(),
                    new TariffIndex(2),
                    credit.ea(),
                    credit.tct(),
                    KeyChangeSetKind.TWO_KCT));
            assertThatCode(() ->
                            module.verify(new VerifyTokenRequest(ONE, credit.pan(), credit.ti(), credit.ea(), token)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void keysLoadedByHandBelongToNoSlot() {
        try (SoftSecurityModule module = bench.createWith(ContractKey.standard())) {
            TestKmc.Klf file = KMC.startLoading(loading(module), TestCards.dkga04(1, 5));
            loading(module).loadKey(KMC.id(), file.key(1));
            assertThatCode(() -> module.vendCredit(units(1))).doesNotThrowAnyException();
        }
    }

    /** 57 and 58, 98, 28, 26, 05: the first in this order is reported. */
    @Test
    void theSlotIsLookedAtAfterTheRegisterAndBeforeTheKeyType() {
        try (SoftSecurityModule module = createLoading(TestCards.defaultKey(1, 201457))) {
            refusal(SmStatus.KMC_KEY_STATE_ERROR, () -> module.vendCredit(units(1)));
            module.permit(new VendingPermit(Optional.empty(), Optional.of(0L)));
            refusal(SmStatus.PERMISSION_ERROR, () -> module.vendCredit(units(1)));
            module.permit(VendingPermit.UNLIMITED);
            loading(module).endLoading(KMC.id());
            refusal(SmStatus.KEY_TYPE_ERROR, () -> module.vendCredit(units(1)));
            module.deleteVendingKey(ONE);
            refusal(SmStatus.VK_REG_NOT_FOUND_ERROR, () -> module.vendCredit(units(1)));
            module.permit(new VendingPermit(Optional.empty(), Optional.of(0L)));
            bench.putBack(new byte[100]);
            refusal(SmStatus.TAMPERED_STATE, () -> module.permit(VendingPermit.UNLIMITED));
            refusal(SmStatus.TAMPERED_STATE, () -> module.vendCredit(units(1)));
        }
    }

    @Test
    void slotsAreNumberedOneToFour() {
        assertThatThrownBy(() -> new KekSlot.Empty(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new KekSlot.Empty(5)).isInstanceOf(InvalidValueException.class);
        assertThat(KekSlots.empty(2).with(new KekSlot.Empty(4)).all()).hasSize(4);
    }
}
