package io.ptoken.hsm.contract;

import static io.ptoken.hsm.contract.ContractModules.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.contract.KeyLoadingFixture.Delivery;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.keyload.LoadedKey;
import io.ptoken.hsm.keyload.StartedExchange;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a module that loads keys from KMCs must do, whatever the format (key-load profile section 2.8). */
public interface KeyLoadingContract {

    /** Makes a module with that many registers and as many slots as it has, all empty. */
    KeyLoadingFixture openForKeyLoading(int registers);

    private void on(int registers, Consumer<KeyLoadingFixture> test) {
        try (KeyLoadingFixture fixture = openForKeyLoading(registers)) {
            test.accept(fixture);
        }
    }

    private static Delivery startLoading(KeyLoadingFixture fixture, int kmc, int keys) {
        KeyLoadRecord request =
                fixture.keyLoading().acceptKmcKey(fixture.kmcKey(kmc), false).request();
        Delivery delivery = fixture.answer(kmc, request, keys);
        fixture.keyLoading().acceptResponse(fixture.kmcId(kmc), delivery.response());
        return delivery;
    }

    private static Delivery loadAll(KeyLoadingFixture fixture, int kmc, int keys) {
        Delivery delivery = startLoading(fixture, kmc, keys);
        delivery.keys().forEach(key -> fixture.keyLoading().loadKey(fixture.kmcId(kmc), key));
        fixture.keyLoading().endLoading(fixture.kmcId(kmc));
        return delivery;
    }

    private static KekSlotStatus slot(KeyLoadingFixture fixture, int number) {
        return fixture.keyLoading().slots().get(number - 1);
    }

    @Test
    default void anEmptyModuleHasEmptySlotsAndAPublicKeyThatStays() {
        on(5, fixture -> {
            KeyLoading loading = fixture.keyLoading();
            assertThat(loading.slots()).isNotEmpty();
            for (int number = 1; number <= loading.slots().size(); number++) {
                assertThat(slot(fixture, number)).isEqualTo(KekSlotStatus.empty(number));
            }
            assertThat(loading.publicKey()).isEqualTo(loading.publicKey());
        });
    }

    @Test
    default void aKeyLoadGoesFromEmptyOverPendingAndLoadingToActive() {
        on(5, fixture -> {
            KeyLoading loading = fixture.keyLoading();
            StartedExchange started = loading.acceptKmcKey(fixture.kmcKey(1), false);
            assertThat(started.kmc()).isEqualTo(fixture.kmcId(1));
            assertThat(started.slot()).isEqualTo(slot(fixture, 1));
            assertThat(slot(fixture, 1).state()).isEqualTo(KekSlotState.PENDING);
            assertThat(slot(fixture, 1).request()).contains(started.request());
            Delivery delivery = fixture.answer(1, started.request(), 2);
            assertThat(loading.acceptResponse(fixture.kmcId(1), delivery.response()))
                    .isEqualTo(slot(fixture, 1));
            assertThat(slot(fixture, 1).state()).isEqualTo(KekSlotState.LOADING);
            assertThat(slot(fixture, 1).keyCount()).hasValue(2);
            LoadedKey second = loading.loadKey(fixture.kmcId(1), delivery.keys().get(1));
            assertThat(second.register()).as("the lowest free register").isEqualTo(new RegisterNumber(1));
            assertThat(slot(fixture, 1).loaded()).containsExactly(2);
            assertThat(loading.loadKey(fixture.kmcId(1), delivery.keys().get(0)).register())
                    .isEqualTo(new RegisterNumber(2));
            assertThat(loading.endLoading(fixture.kmcId(1))).isEqualTo(slot(fixture, 1));
            assertThat(slot(fixture, 1).state()).isEqualTo(KekSlotState.ACTIVE);
            assertThat(fixture.module().vendingKeys())
                    .hasSize(2)
                    .allSatisfy(
                            key -> assertThat(key.origin().orElseThrow().kmc()).isEqualTo(fixture.kmcId(1)));
            loading.deleteSlot(fixture.kmcId(1));
            assertThat(slot(fixture, 1)).isEqualTo(KekSlotStatus.empty(1));
            assertThat(fixture.module().vendingKeys()).isEmpty();
        });
    }

    @Test
    default void whatTheStateDoesNotAllowIsRefusedWith26() {
        on(5, fixture -> {
            KeyLoading loading = fixture.keyLoading();
            KeyLoadRecord request =
                    loading.acceptKmcKey(fixture.kmcKey(1), false).request();
            Delivery delivery = fixture.answer(1, request, 1);
            KeyLoadRecord key = delivery.keys().get(0);
            assertRefused(SmStatus.KMC_KEY_STATE_ERROR, () -> loading.loadKey(fixture.kmcId(1), key));
            assertRefused(SmStatus.KMC_KEY_STATE_ERROR, () -> loading.endLoading(fixture.kmcId(1)));
            loading.acceptResponse(fixture.kmcId(1), delivery.response());
            assertRefused(
                    SmStatus.KMC_KEY_STATE_ERROR, () -> loading.acceptResponse(fixture.kmcId(1), delivery.response()));
            assertRefused(SmStatus.KMC_KEY_STATE_ERROR, () -> loading.acceptKmcKey(fixture.kmcKey(1), true));
            loading.endLoading(fixture.kmcId(1));
            assertRefused(SmStatus.KMC_KEY_STATE_ERROR, () -> loading.loadKey(fixture.kmcId(1), key));
            assertRefused(SmStatus.KMC_KEY_STATE_ERROR, () -> loading.endLoading(fixture.kmcId(1)));
            assertRefused(
                    SmStatus.KMC_KEY_STATE_ERROR, () -> loading.acceptResponse(fixture.kmcId(1), delivery.response()));
        });
    }

    @Test
    default void aKmcWithoutSlotAndASlotTooManyAreRefusedWith27() {
        on(5, fixture -> {
            KeyLoading loading = fixture.keyLoading();
            Delivery delivery = loadAll(fixture, 1, 1);
            loading.deleteSlot(fixture.kmcId(1));
            SmStatus none = SmStatus.KEK_SLOT_NOT_FOUND_ERROR;
            assertRefused(none, () -> loading.acceptResponse(fixture.kmcId(1), delivery.response()));
            assertRefused(
                    none,
                    () -> loading.loadKey(fixture.kmcId(1), delivery.keys().get(0)));
            assertRefused(none, () -> loading.endLoading(fixture.kmcId(1)));
            assertRefused(none, () -> loading.deleteSlot(fixture.kmcId(1)));
            int slots = loading.slots().size();
            for (int kmc = 1; kmc <= slots; kmc++) {
                loading.acceptKmcKey(fixture.kmcKey(kmc), false);
            }
            assertRefused(none, () -> loading.acceptKmcKey(fixture.kmcKey(slots + 1), false));
        });
    }

    @Test
    default void aRequestIsReplacedWhenAskedToAndTheOldOneIsDead() {
        on(5, fixture -> {
            KeyLoading loading = fixture.keyLoading();
            KeyLoadRecord first = loading.acceptKmcKey(fixture.kmcKey(1), false).request();
            assertExtended("AP-S04 REQUEST_OUTSTANDING", () -> loading.acceptKmcKey(fixture.kmcKey(1), false));
            assertThat(slot(fixture, 1).request()).contains(first);
            Delivery old = fixture.answer(1, first, 1);
            KeyLoadRecord second = loading.acceptKmcKey(fixture.kmcKey(1), true).request();
            assertThat(second).isNotEqualTo(first);
            assertExtended("AP-S05 REQUEST_MISMATCH", () -> loading.acceptResponse(fixture.kmcId(1), old.response()));
            loading.acceptResponse(
                    fixture.kmcId(1), fixture.answer(1, second, 1).response());
        });
    }

    private static void assertExtended(String text, ThrowingCallable call) {
        SecurityModuleException refusal = catchThrowableOfType(SecurityModuleException.class, call);
        assertThat(refusal).as("a refusal with %s", text).isNotNull();
        assertThat(refusal.status()).isEqualTo(SmStatus.STS_EXTENDED_ERROR);
        assertThat(refusal.extendedText()).contains(text);
    }

    @Test
    default void aStrangerIsNotBelieved() {
        on(5, fixture -> {
            assertRefused(
                    SmStatus.STS_EXTENDED_ERROR,
                    () -> fixture.keyLoading().acceptKmcKey(fixture.strangersKey(), false));
            assertThat(slot(fixture, 1)).isEqualTo(KekSlotStatus.empty(1));
        });
    }

    @Test
    default void recordsOfAnotherTypeAreRefusedWith49() {
        on(5, fixture -> {
            KeyLoading loading = fixture.keyLoading();
            Delivery delivery = startLoading(fixture, 1, 1);
            SmStatus malformed = SmStatus.DF_FORMAT_ERROR;
            assertRefused(malformed, () -> loading.acceptKmcKey(loading.publicKey(), false));
            assertRefused(malformed, () -> loading.acceptResponse(fixture.kmcId(1), fixture.kmcKey(1)));
            assertRefused(malformed, () -> loading.loadKey(fixture.kmcId(1), delivery.response()));
            assertRefused(malformed, () -> loading.loadKey(fixture.kmcId(1), new KeyLoadRecord("?")));
        });
    }

    @Test
    default void aKeyThatTheKmcDidNotWrapIsRefusedWith77() {
        on(5, fixture -> {
            Delivery delivery = startLoading(fixture, 1, 1);
            assertRefused(
                    SmStatus.AUTHENTICATION_ERROR,
                    () -> fixture.keyLoading()
                            .loadKey(
                                    fixture.kmcId(1),
                                    fixture.altered(delivery.keys().get(0))));
            assertThat(fixture.module().vendingKeys()).isEmpty();
            fixture.keyLoading().loadKey(fixture.kmcId(1), delivery.keys().get(0));
        });
    }

    @Test
    default void aRepeatedKeyGivesTheSameRegister() {
        on(5, fixture -> {
            Delivery delivery = startLoading(fixture, 1, 2);
            KeyLoading loading = fixture.keyLoading();
            LoadedKey first = loading.loadKey(fixture.kmcId(1), delivery.keys().get(0));
            loading.loadKey(fixture.kmcId(1), delivery.keys().get(1));
            LoadedKey again = loading.loadKey(fixture.kmcId(1), delivery.keys().get(0));
            assertThat(again.register()).isEqualTo(first.register());
            assertThat(first.repeated()).isFalse();
            assertThat(again.repeated()).isTrue();
            assertThat(fixture.module().vendingKeys()).hasSize(2);
        });
    }

    @Test
    default void aFullModuleRefusesWith28AndServesWithTheKeysItHas() {
        on(2, fixture -> {
            Delivery delivery = startLoading(fixture, 1, 3);
            KeyLoading loading = fixture.keyLoading();
            loading.loadKey(fixture.kmcId(1), delivery.keys().get(0));
            loading.loadKey(fixture.kmcId(1), delivery.keys().get(1));
            assertRefused(
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    () -> loading.loadKey(fixture.kmcId(1), delivery.keys().get(2)));
            loading.endLoading(fixture.kmcId(1));
            assertThat(fixture.module().vendingKeys())
                    .hasSize(2)
                    .allSatisfy(key -> assertThat(
                                    key.creditRefusal(fixture.module().status().clock()))
                            .isEmpty());
        });
    }

    @Test
    default void theKeysOfASlotGoOnWhilePendingAndGoWithTheResponse() {
        on(5, fixture -> {
            loadAll(fixture, 1, 2);
            KeyLoading loading = fixture.keyLoading();
            KeyLoadRecord request =
                    loading.acceptKmcKey(fixture.kmcKey(1), false).request();
            assertThat(slot(fixture, 1).priorKeys()).isTrue();
            assertThat(fixture.module().vendingKeys())
                    .extracting(key -> key.origin().orElseThrow().slotState())
                    .containsOnly(KekSlotState.PENDING);
            Delivery delivery = fixture.answer(1, request, 2);
            loading.acceptResponse(fixture.kmcId(1), delivery.response());
            assertThat(fixture.module().vendingKeys()).isEmpty();
            loading.loadKey(fixture.kmcId(1), delivery.keys().get(0));
            assertThat(fixture.module().vendingKeys())
                    .singleElement()
                    .satisfies(key -> assertThat(
                                    key.creditRefusal(fixture.module().status().clock()))
                            .contains(SmStatus.KMC_KEY_STATE_ERROR));
        });
    }

    @Test
    default void deletingTheSlotOfOneKmcLeavesTheOther() {
        on(5, fixture -> {
            loadAll(fixture, 1, 1);
            loadAll(fixture, 2, 2);
            fixture.keyLoading().deleteSlot(fixture.kmcId(1));
            assertThat(slot(fixture, 2).state()).isEqualTo(KekSlotState.ACTIVE);
            assertThat(fixture.module().vendingKeys())
                    .extracting(VendingKeyAttributes::register)
                    .containsExactly(new RegisterNumber(2), new RegisterNumber(3));
        });
    }
}
