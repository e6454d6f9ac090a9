package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.ONE;
import static io.ptoken.hsm.soft.TestBench.assertRefused;
import static io.ptoken.hsm.soft.TestBench.refusal;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.SmStatus;
import io.ptoken.hsm.VendKeyChangeRequest;
import io.ptoken.hsm.VendManagementRequest;
import io.ptoken.hsm.VerifyTokenRequest;
import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.soft.KekSlot.State;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key-load profile section 2.8: a key vends credit while its slot is PENDING or ACTIVE. */
class KekSlotTest {

    private static final String REFUSAL =
            "register 1 (SGC 201457 KRN 1 KT 2) came through KEK slot 3, which is LOADING: finish the key load";

    @TempDir
    private Path folder;

    private TestBench bench;

    @BeforeEach
    void makeABench() {
        bench = new TestBench(folder);
    }

    private static KekSlot slot(State state) {
        return new KekSlot(3, Optional.of("KMC-1"), state);
    }

    private static void load(SoftSecurityModule module, ContractKey key) {
        try (VendingKey bytes = key.key()) {
            module.loadThroughSlot(key.register(), bytes, TestModules.entry(key), 3);
        }
    }

    private SoftSecurityModule createLoading(ContractKey key) {
        SoftSecurityModule module = bench.create();
        load(module, key);
        module.slot(slot(State.LOADING));
        return module;
    }

    @Test
    void creditWaitsForTheEndOfTheKeyLoad() {
        try (SoftSecurityModule module = createLoading(ContractKey.standard())) {
            assertRefused(SmStatus.KMC_KEY_STATE_ERROR, REFUSAL, () -> module.vendCredit(units(1)));
            assertThat(module.status().vendCounter()).isZero();
            for (State state : new State[] {State.ACTIVE, State.PENDING}) {
                module.slot(slot(state));
                assertThatCode(() -> module.vendCredit(units(1))).doesNotThrowAnyException();
            }
            module.slot(KekSlot.empty(3));
            refusal(SmStatus.KMC_KEY_STATE_ERROR, () -> module.vendCredit(units(1)));
        }
    }

    @Test
    void theStateAndTheRegistersOfASlotSurviveARestart() {
        createLoading(ContractKey.standard()).close();
        try (SoftSecurityModule module = bench.open()) {
            assertRefused(SmStatus.KMC_KEY_STATE_ERROR, REFUSAL, () -> module.vendCredit(units(1)));
            module.slot(slot(State.ACTIVE));
        }
        try (SoftSecurityModule module = bench.open()) {
            module.vendCredit(units(1));
        }
    }

    @Test
    void everythingButCreditGoesOn() {
        try (SoftSecurityModule module = createLoading(ContractKey.standard())) {
            var credit = units(1);
            module.vendManagement(new VendManagementRequest(
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
            module.slot(slot(State.ACTIVE));
            var token = module.vendCredit(credit);
            module.slot(slot(State.LOADING));
            assertThatCode(() ->
                            module.verify(new VerifyTokenRequest(ONE, credit.pan(), credit.ti(), credit.ea(), token)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void keysLoadedByHandBelongToNoSlot() {
        try (SoftSecurityModule module = createLoading(ContractKey.dkga04(2, 5, 1, BaseDate.BDT_2014))) {
            TestBench.load(module, ContractKey.standard());
            assertThatCode(() -> module.vendCredit(units(1))).doesNotThrowAnyException();
        }
    }

    /** 57 and 58, 98, 28, 26, 05: the first in this order is reported. */
    @Test
    void theSlotIsLookedAtAfterTheRegisterAndBeforeTheKeyType() {
        try (SoftSecurityModule module = createLoading(ContractKey.standard().withKeyType(KeyType.DDTK))) {
            refusal(SmStatus.KMC_KEY_STATE_ERROR, () -> module.vendCredit(units(1)));
            module.permit(new VendingPermit(Optional.empty(), Optional.of(0L)));
            refusal(SmStatus.PERMISSION_ERROR, () -> module.vendCredit(units(1)));
            module.permit(VendingPermit.UNLIMITED);
            module.slot(slot(State.ACTIVE));
            refusal(SmStatus.KEY_TYPE_ERROR, () -> module.vendCredit(units(1)));
            module.slot(slot(State.LOADING));
            module.deleteVendingKey(ONE);
            refusal(SmStatus.VK_REG_NOT_FOUND_ERROR, () -> module.vendCredit(units(1)));
            module.permit(new VendingPermit(Optional.empty(), Optional.of(0L)));
            bench.putBack(new byte[100]);
            refusal(SmStatus.TAMPERED_STATE, () -> module.permit(VendingPermit.UNLIMITED));
            refusal(SmStatus.TAMPERED_STATE, () -> module.vendCredit(units(1)));
        }
    }

    @Test
    void aSlotHasAKmcUnlessItIsEmpty() {
        for (State state : State.values()) {
            Optional<String> wrong = state == State.EMPTY ? Optional.of("KMC-1") : Optional.empty();
            assertThatThrownBy(() -> new KekSlot(1, wrong, state)).isInstanceOf(InvalidValueException.class);
        }
        assertThatThrownBy(() -> KekSlot.empty(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> KekSlot.empty(5)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new KekSlot(1, Optional.of("a b"), State.ACTIVE))
                .isInstanceOf(InvalidValueException.class);
    }
}
