package io.ptoken.service.operate.keyload;

import static io.ptoken.service.operate.keyload.Exchange.JANE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.KekSlotStore;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.port.StoreException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is remembered of a module that does not list its slots; {@link #host()} is another process each time. */
class RememberedSlotsTest {

    private static final KekSlotStore.Owner HALL_A = new KekSlotStore.Owner("hall-a", "10000001");
    private static final KeyLoadRecord RECORD = new KeyLoadRecord("not of any format");

    private final Exchange exchange = new Exchange(2);
    private final KmcPublicKey kmcKey = exchange.imported();
    private final KmcId kmc = exchange.kmcId();
    private final SilentModule module = new SilentModule(Map.of(kmc, exchange.module));

    /** The use cases of one process. */
    private record Host(RememberedSlots slots, LoadRequests requests, KeyLoadFiles files, LoadKeys keys) {}

    @Test
    void everyStepCanBeDoneByAnotherProcess() {
        assertThat(host().slots.slots()).isEmpty();

        String request = host().requests.request(JANE, kmcKey, false);
        assertThat(slot().state()).isEqualTo(KekSlotState.PENDING);
        assertThat(slot().counter()).contains(1L);
        assertThat(slot().priorKeys()).isFalse();
        assertThat(host().requests.outstanding(kmcKey)).contains(request);

        host().files.upload(JANE, exchange.simulator.answer(request));
        assertThat(slot().state()).isEqualTo(KekSlotState.LOADING);
        assertThat(slot().keyCount()).isEqualTo(OptionalInt.of(2));
        assertThat(slot().loaded()).isEmpty();
        assertThat(slot().request()).isEmpty();

        host().keys.load(JANE, kmc, new TreeSet<>(List.of(2)), outcome -> {});
        assertThat(slot().loaded()).containsExactly(2);

        KeyLoadReport report = host().keys.loadAll(JANE, kmc, outcome -> {});
        assertThat(report.ended()).isTrue();
        assertThat(report.outcomes()).extracting(KeyLoadOutcome::repeated).containsExactly(false, true);
        assertThat(slot().state()).isEqualTo(KekSlotState.ACTIVE);
        assertThat(slot().keyCount()).isEmpty();
        assertThat(slot().loaded()).isEmpty();

        host().requests.request(JANE, kmcKey, false);
        assertThat(slot().priorKeys()).isTrue();
        String third = host().requests.request(JANE, kmcKey, true);
        assertThat(slot().priorKeys()).isTrue();
        assertThat(slot().counter()).contains(3L);
        assertThat(host().requests.outstanding(kmcKey)).contains(third);

        host().keys.deleteSlot(JANE, kmc);
        assertThat(host().slots.slots()).isEmpty();
        assertThat(exchange.store.kekSlots().slots(HALL_A)).isEmpty();
    }

    @Test
    void endsLoadingWithKeysLeft() {
        upload();
        host().keys.load(JANE, kmc, new TreeSet<>(List.of(1)), outcome -> {});

        assertThat(host().keys.end(JANE, kmc).state()).isEqualTo(KekSlotState.ACTIVE);

        assertThat(slot().state()).isEqualTo(KekSlotState.ACTIVE);
        assertThat(exchange.audited())
                .contains("kmc.end Begun 1 of 2 keys loaded")
                .contains("kmc.slot Ok module hall-a: KEK slot 1 remembered as LOADING, 1 keys loaded")
                .contains("kmc.slot Ok module hall-a: KEK slot 1 remembered as ACTIVE, loading was ended");
    }

    @Test
    void tellsTwoKmcsApart() {
        KmcPublicKey secondKey =
                exchange.kmcs.add(JANE, exchange.kmc("KMC-2", "Second KMC").publicKeyFile());
        KmcId secondKmc = new KmcId(secondKey.kmcId());
        SilentModule both = new SilentModule(Map.of(kmc, exchange.module, secondKmc, exchange.anotherSlot()));
        String first = host(both, "hall-a", "10000001").requests.request(JANE, kmcKey, false);
        host(both, "hall-a", "10000001").requests.request(JANE, secondKey, false);

        host(both, "hall-a", "10000001").files.upload(JANE, exchange.simulator.answer(first));

        RememberedSlots slots = host(both, "hall-a", "10000001").slots;
        assertThat(slots.slots()).hasSize(2);
        assertThat(slots.slot(kmc).orElseThrow().state()).isEqualTo(KekSlotState.LOADING);
        assertThat(slots.slot(secondKmc).orElseThrow().state()).isEqualTo(KekSlotState.PENDING);

        host(both, "hall-a", "10000001").keys.deleteSlot(JANE, kmc);
        assertThat(host(both, "hall-a", "10000001").slots.slots())
                .extracting(slot -> slot.kmc().orElseThrow())
                .containsExactly(secondKmc);
    }

    @Test
    void knowsNothingOfAnotherModuleUnderTheNameNorOfAnotherName() {
        host().requests.request(JANE, kmcKey, false);

        assertThat(host(module, "hall-a", "10000002").slots.slots()).isEmpty();
        assertThat(host(module, "hall-b", "10000001").slots.slots()).isEmpty();
        assertThat(host(module, "hall", "10000001").slots.slots()).isEmpty();
        assertThat(host().slots.slots()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("stepsOnASlot")
    void forgetsASlotThatTheModuleDoesNotHave(BiConsumer<RememberedSlots, KmcId> step) {
        host().requests.request(JANE, kmcKey, false);
        module.refuseOnce(new SecurityModuleException(SmStatus.KEK_SLOT_NOT_FOUND_ERROR));

        assertRefused(SmStatus.KEK_SLOT_NOT_FOUND_ERROR, () -> step.accept(host().slots, kmc));

        assertThat(host().slots.slots()).isEmpty();
        assertThat(exchange.audited()).endsWith("kmc.slot Ok module hall-a: KEK slot forgotten, the module has none");
    }

    @ParameterizedTest
    @MethodSource("stepsOnASlot")
    void changesNothingForOtherRefusalsAndLostLines(BiConsumer<RememberedSlots, KmcId> step) {
        host().requests.request(JANE, kmcKey, false);
        KekSlotStatus before = slot();
        Stream.of(
                        new SecurityModuleException(SmStatus.AUTHENTICATION_ERROR),
                        SecurityModuleException.unreachable("no line", new IllegalStateException()),
                        SecurityModuleException.outcomeUnknown("no answer", new IllegalStateException()))
                .forEach(refusal -> {
                    module.refuseOnce(refusal);
                    assertThatThrownBy(() -> step.accept(host().slots, kmc)).isSameAs(refusal);
                    assertThat(slot()).isEqualTo(before);
                });
    }

    @Test
    void learnsThatTheResponseWasTakenWhenTheAnswerWasLost() {
        String file = exchange.simulator.answer(host().requests.request(JANE, kmcKey, false));
        module.loseAnswer();
        assertThatThrownBy(() -> host().files.upload(JANE, file)).hasMessageContaining("no answer");
        assertThat(slot().state()).isEqualTo(KekSlotState.PENDING);

        assertRefused(SmStatus.KMC_KEY_STATE_ERROR, () -> host().files.upload(JANE, file));

        assertThat(slot().state()).isEqualTo(KekSlotState.LOADING);
        assertThat(slot().keyCount()).isEmpty();
        assertThat(host().keys.loadAll(JANE, kmc, outcome -> {}).ended()).isTrue();
        assertThat(slot().state()).isEqualTo(KekSlotState.ACTIVE);
    }

    @Test
    void learnsThatLoadingWasEndedWhenTheAnswerWasLost() {
        upload();
        module.loseAnswer();
        assertThatThrownBy(() -> host().keys.end(JANE, kmc)).hasMessageContaining("no answer");
        assertThat(slot().state()).isEqualTo(KekSlotState.LOADING);

        KeyLoadReport report = host().keys.loadAll(JANE, kmc, outcome -> {});

        assertThat(report.refused()).isEqualTo(2);
        assertThat(report.slot().state()).isEqualTo(KekSlotState.ACTIVE);
        assertThat(slot().state()).isEqualTo(KekSlotState.ACTIVE);
    }

    @Test
    void learnsFromTheEndThatLoadingWasEnded() {
        upload();
        exchange.module.endLoading(kmc);

        assertRefused(SmStatus.KMC_KEY_STATE_ERROR, () -> host().keys.end(JANE, kmc));

        assertThat(slot().state()).isEqualTo(KekSlotState.ACTIVE);
    }

    @Test
    void learnsThatTheSlotIsGoneWhileItLoads() {
        upload();
        exchange.module.deleteSlot(kmc);

        assertThatThrownBy(() -> host().keys.loadAll(JANE, kmc, outcome -> {}))
                .isInstanceOf(KeyExchangeException.class)
                .hasMessage("the module has no KEK slot for KMC " + kmc);

        assertThat(host().slots.slots()).isEmpty();
    }

    @Test
    void learnsThatASlotItDidNotKnowIsLoading() {
        String file = exchange.simulator.answer(host().requests.request(JANE, kmcKey, false));
        host().files.upload(JANE, file);
        exchange.store.kekSlots().slots(HALL_A).keySet().forEach(this::lose);

        assertRefused(SmStatus.KMC_KEY_STATE_ERROR, () -> host().requests.request(JANE, kmcKey, true));

        assertThat(slot().state()).isEqualTo(KekSlotState.LOADING);
        assertThat(slot().number()).isEqualTo(1);
        assertThat(NextStep.after(host().slots.slot(kmc))).isEqualTo(NextStep.LOAD);
        assertThat(host().keys.loadAll(JANE, kmc, outcome -> {}).ended()).isTrue();
    }

    @Test
    void learnsThatARequestIsOutWhenTheAnswerWasLost() {
        module.loseAnswer();
        assertThatThrownBy(() -> host().requests.request(JANE, kmcKey, false)).hasMessageContaining("no answer");
        assertThat(host().slots.slots()).isEmpty();

        assertThatThrownBy(() -> host().requests.request(JANE, kmcKey, false))
                .hasMessageContaining("AP-S04 REQUEST_OUTSTANDING");

        assertThat(slot().state()).isEqualTo(KekSlotState.PENDING);
        assertThat(slot().request()).isEmpty();
        String replaced = host().requests.request(JANE, kmcKey, true);
        assertThat(slot().counter()).contains(2L);
        host().files.upload(JANE, exchange.simulator.answer(replaced));
        assertThat(slot().state()).isEqualTo(KekSlotState.LOADING);
    }

    @Test
    void keepsARequestThatTheModuleRefusesToReplaceUnasked() {
        String request = host().requests.request(JANE, kmcKey, false);

        assertThatThrownBy(() -> host().requests.request(JANE, kmcKey, false)).hasMessageContaining("AP-S04");

        assertThat(host().requests.outstanding(kmcKey)).contains(request);
    }

    @Test
    void keepsASlotWhenTheResponseIsOfAnotherKmc() {
        host().requests.request(JANE, kmcKey, false);
        Exchange other = new Exchange(1);
        KeyLoadRecord foreign = new KeyLoadRecord(exchange.formats
                .ofModule()
                .codec()
                .readKeyLoadFile(other.answeredFile())
                .response()
                .line());
        module.refuseOnce(new SecurityModuleException(SmStatus.KEK_SLOT_NOT_FOUND_ERROR));

        assertRefused(SmStatus.KEK_SLOT_NOT_FOUND_ERROR, () -> host().slots.acceptResponse(kmc, foreign));

        assertThat(slot().state()).isEqualTo(KekSlotState.PENDING);
        assertThat(slot().request()).isPresent();
    }

    @Test
    void doesNotKnowASlotWhoseTextIsNotUnderstood() {
        host().requests.request(JANE, kmcKey, false);
        assertThat(exchange.store.kekSlots().slots(HALL_A)).containsOnlyKeys(kmc.text());
        exchange.store.kekSlots().remember(HALL_A, kmc.text(), "number=one", entry());

        assertThat(host().slots.slots()).isEmpty();
    }

    @Test
    void doesNotAskTheModuleWhenTheStoreDoesNotAnswer() {
        KekSlotStore broken = new KekSlotStore() {
            @Override
            public Map<String, String> slots(Owner module) {
                throw new StoreException(StoreException.Reason.UNAVAILABLE, "no store");
            }

            @Override
            public void remember(Owner module, String kmcId, String slot, AuditEntry entry) {
                throw new AssertionError();
            }

            @Override
            public void forget(Owner module, String kmcId, AuditEntry entry) {
                throw new AssertionError();
            }
        };
        RememberedSlots slots = slots(module, broken, "hall-a", "10000001");

        assertThatThrownBy(() -> slots.acceptKmcKey(RECORD, false)).isInstanceOf(StoreException.class);
        stepsOnASlot()
                .forEach(step -> assertThatThrownBy(() -> step.getPayload().accept(slots, kmc))
                        .isInstanceOf(StoreException.class));

        assertThat(module.asked).isZero();
    }

    @Test
    void passesOnThatThePublicKeysAreNotTold() {
        assertRefused(SmStatus.INVALID_REQUEST_HEADER, () -> host().slots.publicKey());
    }

    private static Stream<Named<BiConsumer<RememberedSlots, KmcId>>> stepsOnASlot() {
        return Stream.of(
                Named.of("response", (slots, kmc) -> slots.acceptResponse(kmc, RECORD)),
                Named.of("key", (slots, kmc) -> slots.loadKey(kmc, RECORD)),
                Named.of("end", (slots, kmc) -> slots.endLoading(kmc)),
                Named.of("delete", (slots, kmc) -> slots.deleteSlot(kmc)));
    }

    private static void assertRefused(SmStatus status, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        SecurityModuleException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(status));
    }

    private void upload() {
        host().files.upload(JANE, exchange.simulator.answer(host().requests.request(JANE, kmcKey, false)));
    }

    private void lose(String kmcId) {
        exchange.store.kekSlots().forget(HALL_A, kmcId, entry());
    }

    private AuditEntry entry() {
        return JANE.did(exchange.clock.instant(), "test", "", "");
    }

    private KekSlotStatus slot() {
        return host().slots.slot(kmc).orElseThrow();
    }

    private Host host() {
        return host(module, "hall-a", "10000001");
    }

    private Host host(SilentModule line, String name, String moduleId) {
        RememberedSlots slots = slots(line, exchange.store.kekSlots(), name, moduleId);
        return new Host(
                slots,
                new LoadRequests(slots, exchange.formats, exchange.store.auditLog(), exchange.clock),
                new KeyLoadFiles(slots, exchange.module, exchange.formats, exchange.store, exchange.clock),
                new LoadKeys(slots, exchange.formats, exchange.store, exchange.clock));
    }

    private RememberedSlots slots(SilentModule line, KekSlotStore store, String name, String moduleId) {
        return new RememberedSlots(
                line,
                new SlotMemory(store, JANE, exchange.clock, name, () -> moduleId),
                exchange.formats,
                exchange.clock);
    }
}
