package io.ptoken.hsm.soft;

import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.StateWitness;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of different sizes, modules with few and with many registers, several modules and KMCs. */
@Tag("slow")
class ManyKeysTest extends KeyLoadTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100, 999})
    void aFileOfAnySizeIsLoaded(int count) {
        bench.settings = bench.settings.withCapacity(Math.max(count, 1));
        try (SoftSecurityModule module = bench.create()) {
            KMC.loadAll(loading(module), TestCards.many(count));
            assertRegisters(module, count);
        }
        try (SoftSecurityModule module = bench.open()) {
            assertRegisters(module, count);
            assertThat(state(module)).isEqualTo(KekSlotState.ACTIVE);
        }
    }

    private static void assertRegisters(SoftSecurityModule module, int count) {
        assertThat(module.vendingKeys())
                .extracting(VendingKeyAttributes::register)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, count)
                        .mapToObj(RegisterNumber::new)
                        .toList());
        assertThat(module.vendingKeys())
                .extracting(key -> key.sgc().value())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, count)
                        .mapToObj(number -> 300_000 + number)
                        .toList());
    }

    @Test
    void theKeyForWhichThereIsNoRegisterIsRefusedAndTheOthersServe() {
        bench.settings = bench.settings.withCapacity(25);
        try (SoftSecurityModule module = bench.create()) {
            TestKmc.Klf file = KMC.startLoading(loading(module), TestCards.many(26));
            for (int sequence = 1; sequence <= 25; sequence++) {
                loading(module).loadKey(KMC.id(), file.key(sequence));
            }
            assertRefused(
                    module, KeyLoadCode.NO_FREE_REGISTER, () -> loading(module).loadKey(KMC.id(), file.key(26)));
            module.deleteVendingKey(new RegisterNumber(7));
            assertThat(loading(module).loadKey(KMC.id(), file.key(26)).register())
                    .isEqualTo(new RegisterNumber(7));
            loading(module).endLoading(KMC.id());
            for (int register = 1; register <= 25; register++) {
                TokenNumber token = module.vendCredit(TestBench.units(register, 10));
                assertThat(token).isNotNull();
            }
        }
    }

    @Test
    void deletingTheSlotOfOneKmcLeavesTheOtherVending() {
        try (SoftSecurityModule module = bench.create()) {
            KMC.loadAll(loading(module), TestCards.standard(1));
            OTHER_KMC.loadAll(loading(module), TestCards.dkga02(1, 5));
            loading(module).deleteSlot(OTHER_KMC.id());
            assertThat(module.vendingKeys()).hasSize(1);
            module.vendCredit(units(1));
            OTHER_KMC.begin(loading(module));
            assertThat(loading(module).slots().get(1).kmc()).contains(OTHER_KMC.id());
            loading(module).deleteSlot(KMC.id());
            assertThat(loading(module).slots().get(1).state()).isEqualTo(KekSlotState.PENDING);
        }
    }

    /** A new key of the KMC is a new KMCID and a new slot. */
    @Test
    void aKmcWithANewKeyNeedsItsOldSlotDeletedFirst() {
        try (SoftSecurityModule module = bench.create()) {
            KMC.loadAll(loading(module), TestCards.standard(1));
            TestKmc renewed = new TestKmc("KMC-1");
            TestKmc.Klf file = renewed.startLoading(loading(module), TestCards.standard(1));
            assertRefused(
                    module, KeyLoadCode.DUPLICATE_VK, () -> loading(module).loadKey(renewed.id(), file.key(1)));
            loading(module).deleteSlot(KMC.id());
            loading(module).loadKey(renewed.id(), file.key(1));
        }
    }

    @Test
    void twoModulesLoadTheirOwnFilesOfTwoKmcs() {
        SoftModuleParts parts = bench.parts().withWitness(StateWitness.NONE);
        try (SoftSecurityModule one = SoftSecurityModule.inMemory(parts, bench.settings);
                SoftSecurityModule two = SoftSecurityModule.inMemory(parts, bench.settings)) {
            for (SoftSecurityModule module : new SoftSecurityModule[] {one, two}) {
                KMC.loadAll(loading(module), TestCards.standard(1));
                OTHER_KMC.loadAll(loading(module), TestCards.dkga02(1, 5));
            }
            assertThat(one.vendCredit(units(3))).isEqualTo(two.vendCredit(units(3)));
            TestKmc.Klf forOne = KMC.answer(loading(one), KMC.begin(loading(one)), TestCards.standard(1));
            KMC.begin(loading(two));
            assertRefused(two, KeyLoadCode.WRONG_SM, () -> loading(two).acceptResponse(KMC.id(), forOne.response()));
        }
    }
}
