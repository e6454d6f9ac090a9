package io.ptoken.hsm.soft;

import static io.ptoken.hsm.contract.ContractSetup.NOW;
import static io.ptoken.hsm.soft.TestBench.ONE;
import static io.ptoken.hsm.soft.TestBench.refusal;
import static io.ptoken.hsm.soft.TestBench.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.contract.ContractKey;
import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A key load from the request to the end, and what the module tells on the way. */
class KeyLoadingTest extends KeyLoadTest {

    @Test
    void theStatusNamesTheFormatAndTheSlotsInUse() {
        try (SoftSecurityModule module = bench.create()) {
            assertThat(module.status().details())
                    .containsEntry("keyload.profile", "STSKMS-AP1, assumed profile, not interoperable")
                    .containsEntry("keyload.slots", "0 of 4 in use")
                    .doesNotContainKey("keyload.slot.1");
            loading(module).acceptKmcKey(KMC.publicKey(), false);
            assertThat(module.status().details())
                    .containsEntry("keyload.slots", "1 of 4 in use")
                    .containsEntry("keyload.slot.1", "PENDING " + KMC.id());
        }
    }

    @Test
    void aKeyLoadGoesThroughItsStates() {
        try (SoftSecurityModule module = bench.create()) {
            KeyLoading loading = loading(module);
            assertThat(loading.slots())
                    .containsExactly(
                            KekSlotStatus.empty(1),
                            KekSlotStatus.empty(2),
                            KekSlotStatus.empty(3),
                            KekSlotStatus.empty(4));
            StartedExchange started = loading.acceptKmcKey(KMC.publicKey(), false);
            assertThat(started.kmc()).isEqualTo(KMC.id());
            assertThat(started.slot())
                    .isEqualTo(slot(module))
                    .isEqualTo(new KekSlotStatus(
                            1,
                            KekSlotState.PENDING,
                            Optional.of(KMC.id()),
                            false,
                            Optional.of(1L),
                            Optional.of(started.request()),
                            OptionalInt.empty(),
                            List.of(),
                            Optional.of(NOW)));
            TestKmc.Klf file =
                    KMC.answer(loading, started.request(), TestCards.standard(1), TestCards.dkga02(2, 123456));
            bench.clock.set(NOW.plusSeconds(60));
            assertThat(loading.acceptResponse(KMC.id(), file.response()))
                    .isEqualTo(slot(module))
                    .isEqualTo(loading(NOW.plusSeconds(60), List.of()));
            bench.clock.set(NOW.plusSeconds(120));
            LoadedKey second = loading.loadKey(KMC.id(), file.key(2));
            assertThat(second).isEqualTo(new LoadedKey(ONE, loading(NOW.plusSeconds(60), List.of(2)), false));
            LoadedKey first = loading.loadKey(KMC.id(), file.key(1));
            assertThat(first)
                    .isEqualTo(
                            new LoadedKey(new RegisterNumber(2), loading(NOW.plusSeconds(60), List.of(1, 2)), false));
            assertThat(loading.endLoading(KMC.id()))
                    .isEqualTo(slot(module))
                    .isEqualTo(new KekSlotStatus(
                            1,
                            KekSlotState.ACTIVE,
                            Optional.of(KMC.id()),
                            false,
                            Optional.of(1L),
                            Optional.empty(),
                            OptionalInt.empty(),
                            List.of(),
                            Optional.of(NOW.plusSeconds(120))));
            loading.deleteSlot(KMC.id());
            assertThat(slot(module)).isEqualTo(KekSlotStatus.empty(1));
            assertThat(module.vendingKeys()).isEmpty();
        }
    }

    private static KekSlotStatus loading(Instant since, List<Integer> loaded) {
        return new KekSlotStatus(
                1,
                KekSlotState.LOADING,
                Optional.of(KMC.id()),
                false,
                Optional.of(1L),
                Optional.empty(),
                OptionalInt.of(2),
                loaded,
                Optional.of(since));
    }

    @Test
    void theRequestIsWhatTheProfileSays() {
        try (SoftSecurityModule module = bench.create()) {
            LoadRequest request =
                    TestKmc.CODEC.parseLoadRequest(KMC.begin(loading(module)).line());
            var publicKey =
                    TestKmc.CODEC.parseSmPublicKey(loading(module).publicKey().line());
            assertThat(request.counter()).isEqualTo(1);
            assertThat(request.kmcId()).isEqualTo(KMC.identity.kmcId());
            assertThat(request.moduleTime()).isEqualTo(NOW);
            assertThat(request.slot()).isEqualTo(1);
            assertThat(request.moduleId()).isEqualTo(publicKey.moduleId());
            TestKmc.TRUST.checkSignature(request, publicKey);
            assertThat(publicKey.moduleId().text()).isEqualTo(module.status().idSm());
            assertThat(publicKey.moduleId().serial())
                    .hasToString(module.status().moduleId());
            assertThat(publicKey.firmwareId()).hasToString(module.status().firmwareId());
        }
    }

    @Test
    void theCatalogueShowsWhatTheFileSaid() {
        try (SoftSecurityModule module = bench.create()) {
            var key = TestCards.limited(1, 201457, OptionalLong.of(5_000));
            KMC.loadAll(loading(module), key, TestCards.dkga02(2, 123456));
            VendingKeyAttributes shown = module.vendingKeys().get(0);
            assertThat(shown)
                    .isEqualTo(new VendingKeyAttributes(
                            ONE,
                            key.card().sgc(),
                            key.card().krn(),
                            key.card().keyType(),
                            key.card().ken(),
                            BaseDate.BDT_2014,
                            key.card().algorithm(),
                            KeyDates.of(key.card().active(), Optional.empty(), TestCards.ISSUED_UNTIL),
                            new CreditLimit(5_000),
                            CreditLimit.UNLIMITED,
                            SubclassMask.ALL_CREDIT,
                            0,
                            key.card().kcv(),
                            Optional.of(new VendingKeyOrigin(KMC.id(), 1, KekSlotState.ACTIVE, "Town 201457"))));
            assertThat(module.vendingKeys().get(1).dates().expires()).contains(TestCards.EXPIRES);
            assertThat(module.vendingKeys().get(1).kcv())
                    .isEqualTo(TestCards.dkga02(2, 123456).card().kcv());
        }
    }

    @Test
    void theListOfKeysFollowsTheSlot() {
        try (SoftSecurityModule module = bench.create()) {
            TestKmc.Klf file = KMC.startLoading(loading(module), TestCards.standard(1));
            loading(module).loadKey(KMC.id(), file.key(1));
            assertThat(module.vendingKeys().get(0).creditRefusal(NOW)).contains(SmStatus.KMC_KEY_STATE_ERROR);
            loading(module).endLoading(KMC.id());
            assertThat(module.vendingKeys().get(0).creditRefusal(NOW)).isEmpty();
            assertThat(module.vendingKeys()).isSameAs(module.vendingKeys());
        }
    }

    @Test
    void theSameTokenComesFromAKeyHoweverItWasLoaded() {
        try (SoftSecurityModule module = bench.create()) {
            KMC.loadAll(loading(module), TestCards.standard(1));
            var delivered = module.vendCredit(units(10));
            loading(module).deleteSlot(KMC.id());
            TestBench.load(module, ContractKey.standard());
            assertThat(module.vendCredit(units(10))).isEqualTo(delivered);
        }
    }

    @Test
    void limitsFallAndComeBackWithANewFileOnly() {
        try (SoftSecurityModule module = bench.create()) {
            var key = TestCards.limited(1, 201457, OptionalLong.of(100));
            TestKmc.Klf file = KMC.startLoading(loading(module), key);
            loading(module).loadKey(KMC.id(), file.key(1));
            loading(module).endLoading(KMC.id());
            module.vendCredit(units(100));
            refusal(SmStatus.INSUFFICIENT_CREDIT_BALANCE, () -> module.vendCredit(units(1)));
            assertRefused(module, KeyLoadCode.SLOT_STATE, () -> loading(module).loadKey(KMC.id(), file.key(1)));
            KMC.loadAll(loading(module), key);
            module.vendCredit(units(100));
        }
    }

    @Test
    void aKeyServesTheMetersThatItsFileNames() {
        try (SoftSecurityModule module = bench.create()) {
            KMC.loadAll(loading(module), TestCards.staOnly(1, 201457));
            module.vendCredit(units(1));
            var credit = units(1);
            TestBench.assertRefused(
                    SmStatus.KEY_PARAM_ERROR,
                    "EA 11 under register 1 (SGC 201457 KRN 1 KT 2), which its KMC delivered for others",
                    () -> module.vendCredit(new io.ptoken.hsm.vend.VendCreditRequest(
                            ONE,
                            credit.pan(),
                            credit.ti(),
                            EncryptionAlgorithm.MISTY1,
                            credit.tct(),
                            credit.subclass(),
                            credit.amount(),
                            credit.tid())));
        }
    }

    @Test
    void theRecordThatWasLoadedBeforeGivesTheSameAnswerAndWritesNothing() {
        try (SoftSecurityModule module = bench.create()) {
            TestKmc.Klf file = KMC.startLoading(loading(module), TestCards.standard(1), TestCards.dkga02(2, 5));
            LoadedKey first = loading(module).loadKey(KMC.id(), file.key(1));
            loading(module).loadKey(KMC.id(), file.key(2));
            byte[] written = bench.file();
            LoadedKey again = loading(module).loadKey(KMC.id(), file.key(1));
            assertThat(again.register()).isEqualTo(first.register());
            assertThat(again.repeated()).isTrue();
            assertThat(bench.file()).isEqualTo(written);
            assertThat(module.vendingKeys()).hasSize(2);
        }
    }

    @Test
    void aKeyThatWasDeletedByHandWhileLoadingCanBeLoadedAgain() {
        try (SoftSecurityModule module = bench.create()) {
            TestKmc.Klf file = KMC.startLoading(loading(module), TestCards.standard(1), TestCards.dkga02(2, 5));
            loading(module).loadKey(KMC.id(), file.key(1));
            loading(module).loadKey(KMC.id(), file.key(2));
            module.deleteVendingKey(ONE);
            assertThat(slot(module).loaded()).containsExactly(2);
            assertThat(loading(module).loadKey(KMC.id(), file.key(1)).repeated())
                    .isFalse();
            assertThat(slot(module).loaded()).containsExactly(1, 2);
        }
    }

    @Test
    void keysOfAnAlgorithmThatTheModuleDoesNotComputeAreRefused() {
        try (SoftSecurityModule module = bench.create()) {
            TestKmc.Klf file = KMC.startLoading(loading(module), TestCards.dkga01(1, 5));
            assertThat(assertRefused(
                            module,
                            KeyLoadCode.ATTRIBUTE_CONSTRAINT,
                            () -> loading(module).loadKey(KMC.id(), file.key(1))))
                    .hasMessageEndingWith("DKG: got 01, expected 02 or 04, which are what this module computes");
        }
    }

    /** It is among the attributes, which are checked before the key is unwrapped. */
    @Test
    void theAlgorithmIsCheckedBeforeTheKeyIsUnwrapped() {
        try (SoftSecurityModule module = bench.create()) {
            TestKmc.Klf before = KMC.startLoading(loading(module), TestCards.dkga01(1, 5));
            loading(module).endLoading(KMC.id());
            KMC.startLoading(loading(module), TestCards.dkga01(1, 5));
            assertRefused(
                    module,
                    KeyLoadCode.ATTRIBUTE_CONSTRAINT,
                    () -> loading(module).loadKey(KMC.id(), before.key(1)));
            loading(module).deleteSlot(KMC.id());
            TestKmc.Klf wrongKcv =
                    KMC.startLoading(loading(module), TestCards.withKcv(TestCards.dkga01(1, 5), "000000"));
            assertRefused(
                    module,
                    KeyLoadCode.ATTRIBUTE_CONSTRAINT,
                    () -> loading(module).loadKey(KMC.id(), wrongKcv.key(1)));
        }
    }

    @Test
    void keysLoadedByHandBelongToNoSlotAndStay() {
        try (SoftSecurityModule module = bench.create()) {
            TestBench.load(module, ContractKey.dkga04(2, 5, 1, BaseDate.BDT_2014));
            TestKmc.Klf file = KMC.startLoading(
                    loading(module), TestCards.standard(1), TestCards.dkga04(2, 6), TestCards.dkga04(3, 5));
            assertThat(loading(module).loadKey(KMC.id(), file.key(1)).register())
                    .isEqualTo(ONE);
            assertThat(loading(module).loadKey(KMC.id(), file.key(2)).register())
                    .isEqualTo(new RegisterNumber(3));
            assertRefused(
                    module, KeyLoadCode.DUPLICATE_VK, () -> loading(module).loadKey(KMC.id(), file.key(3)));
            loading(module).deleteSlot(KMC.id());
            assertThat(module.vendingKeys())
                    .extracting(VendingKeyAttributes::register)
                    .containsExactly(new RegisterNumber(2));
            assertThat(module.vendingKeys().get(0).origin()).isEmpty();
        }
    }

    @Test
    void aModuleHasAsManySlotsAsItsSettingsSay() {
        bench.settings = bench.settings.withKekSlots(1);
        try (SoftSecurityModule module = bench.create()) {
            KMC.begin(loading(module));
            assertRefused(module, KeyLoadCode.NO_FREE_SLOT, () -> OTHER_KMC.begin(loading(module)));
        }
        bench.settings = bench.settings.withKekSlots(2);
        try (SoftSecurityModule module = bench.open()) {
            OTHER_KMC.begin(loading(module));
        }
        bench.settings = bench.settings.withKekSlots(1);
        try (SoftSecurityModule module = bench.open()) {
            assertThat(loading(module).slots()).as("slots in use stay").hasSize(2);
        }
        assertThatThrownBy(() -> bench.settings.withKekSlots(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> bench.settings.withKekSlots(5)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aModuleWithoutTrustAnchorsBelievesNoKmc() {
        SoftModuleParts parts = TestModules.parts(bench.clock);
        try (SoftSecurityModule module = SoftSecurityModule.inMemory(parts, SoftModuleSettings.DEFAULT)) {
            assertRefused(module, KeyLoadCode.UNKNOWN_TRUST_ANCHOR, () -> KMC.begin(loading(module)));
        }
    }

    @Test
    void aModuleInMemoryLoadsKeysToo() {
        SoftModuleParts parts = TestModules.parts(bench.clock).withKmcTrust(TestKmc.TRUST);
        try (SoftSecurityModule module = SoftSecurityModule.inMemory(parts, SoftModuleSettings.DEFAULT)) {
            KMC.loadAll(loading(module), TestCards.standard(1));
            assertThatCode(() -> module.vendCredit(units(1))).doesNotThrowAnyException();
        }
    }
}
