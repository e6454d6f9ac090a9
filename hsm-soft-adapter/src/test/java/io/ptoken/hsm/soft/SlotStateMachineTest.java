package io.ptoken.hsm.soft;

import static io.ptoken.kmc.text.KeyLoadCode.NO_SLOT;
import static io.ptoken.kmc.text.KeyLoadCode.REQUEST_OUTSTANDING;
import static io.ptoken.kmc.text.KeyLoadCode.SLOT_STATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.kmc.text.KeyLoadCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation in every state of a slot, in one run and with a restart before it (key-load profile section 2.8). */
class SlotStateMachineTest extends KeyLoadTest {

    /** A state of the slot, one request made before. */
    enum In {
        EMPTY,
        PENDING,
        PENDING_WITH_PRIOR_KEYS,
        LOADING,
        ACTIVE
    }

    /** An operation on it. */
    enum Do {
        KC,
        KC_REPLACE,
        KR,
        KL,
        KF,
        KX
    }

    private TestKmc.Klf file = new TestKmc.Klf(KMC.publicKey(), List.of());

    static Stream<Arguments> table() {
        return Stream.of(
                to(In.EMPTY, Do.KC, KekSlotState.PENDING, false, 0),
                to(In.EMPTY, Do.KC_REPLACE, KekSlotState.PENDING, false, 0),
                refused(In.EMPTY, Do.KR, NO_SLOT),
                refused(In.EMPTY, Do.KL, NO_SLOT),
                refused(In.EMPTY, Do.KF, NO_SLOT),
                refused(In.EMPTY, Do.KX, NO_SLOT),
                refused(In.PENDING, Do.KC, REQUEST_OUTSTANDING),
                to(In.PENDING, Do.KC_REPLACE, KekSlotState.PENDING, false, 0),
                to(In.PENDING, Do.KR, KekSlotState.LOADING, false, 0),
                refused(In.PENDING, Do.KL, SLOT_STATE),
                refused(In.PENDING, Do.KF, SLOT_STATE),
                to(In.PENDING, Do.KX, KekSlotState.EMPTY, false, 0),
                refused(In.PENDING_WITH_PRIOR_KEYS, Do.KC, REQUEST_OUTSTANDING),
                to(In.PENDING_WITH_PRIOR_KEYS, Do.KC_REPLACE, KekSlotState.PENDING, true, 1),
                to(In.PENDING_WITH_PRIOR_KEYS, Do.KR, KekSlotState.LOADING, false, 0),
                refused(In.PENDING_WITH_PRIOR_KEYS, Do.KL, SLOT_STATE),
                refused(In.PENDING_WITH_PRIOR_KEYS, Do.KF, SLOT_STATE),
                to(In.PENDING_WITH_PRIOR_KEYS, Do.KX, KekSlotState.EMPTY, false, 0),
                refused(In.LOADING, Do.KC, SLOT_STATE),
                refused(In.LOADING, Do.KC_REPLACE, SLOT_STATE),
                refused(In.LOADING, Do.KR, SLOT_STATE),
                to(In.LOADING, Do.KL, KekSlotState.LOADING, false, 1),
                to(In.LOADING, Do.KF, KekSlotState.ACTIVE, false, 0),
                to(In.LOADING, Do.KX, KekSlotState.EMPTY, false, 0),
                to(In.ACTIVE, Do.KC, KekSlotState.PENDING, true, 1),
                to(In.ACTIVE, Do.KC_REPLACE, KekSlotState.PENDING, true, 1),
                refused(In.ACTIVE, Do.KR, SLOT_STATE),
                refused(In.ACTIVE, Do.KL, SLOT_STATE),
                refused(In.ACTIVE, Do.KF, SLOT_STATE),
                to(In.ACTIVE, Do.KX, KekSlotState.EMPTY, false, 0));
    }

    private static Arguments to(In state, Do operation, KekSlotState after, boolean prior, int keys) {
        return Arguments.of(state, operation, Optional.empty(), after, prior, keys);
    }

    private static Arguments refused(In state, Do operation, KeyLoadCode code) {
        return Arguments.of(state, operation, Optional.of(code), KekSlotState.EMPTY, false, 0);
    }

    private void bring(KeyLoading loading, In state) {
        switch (state) {
            case EMPTY -> file = KMC.startLoading(loading, TestCards.standard(1));
            case PENDING -> file = KMC.answer(loading, KMC.begin(loading), TestCards.standard(1));
            case LOADING -> file = KMC.startLoading(loading, TestCards.standard(1));
            case ACTIVE -> {
                file = KMC.startLoading(loading, TestCards.standard(1));
                loading.loadKey(KMC.id(), file.key(1));
                loading.endLoading(KMC.id());
            }
            case PENDING_WITH_PRIOR_KEYS -> {
                KMC.loadAll(loading, TestCards.standard(1));
                file = KMC.answer(loading, KMC.begin(loading), TestCards.standard(1));
            }
        }
        if (state == In.EMPTY) {
            loading.deleteSlot(KMC.id());
        }
    }

    private void run(KeyLoading loading, Do operation) {
        switch (operation) {
            case KC -> loading.acceptKmcKey(KMC.publicKey(), false);
            case KC_REPLACE -> loading.acceptKmcKey(KMC.publicKey(), true);
            case KR -> loading.acceptResponse(KMC.id(), file.response());
            case KL -> loading.loadKey(KMC.id(), file.key(1));
            case KF -> loading.endLoading(KMC.id());
            case KX -> loading.deleteSlot(KMC.id());
        }
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("table")
    void everyOperationInEveryState(
            In in, Do operation, Optional<KeyLoadCode> refusal, KekSlotState after, boolean prior, int keys) {
        try (SoftSecurityModule module = bench.create()) {
            bring(loading(module), in);
        }
        try (SoftSecurityModule module = bench.open()) {
            if (refusal.isPresent()) {
                assertRefused(module, refusal.get(), () -> run(loading(module), operation));
            } else {
                run(loading(module), operation);
                assertState(module, after, prior, keys);
            }
        }
        if (refusal.isEmpty()) {
            try (SoftSecurityModule module = bench.open()) {
                assertState(module, after, prior, keys);
            }
        }
    }

    private static void assertState(SoftSecurityModule module, KekSlotState after, boolean prior, int keys) {
        KekSlotStatus slot = slot(module);
        assertThat(slot.state()).isEqualTo(after);
        assertThat(slot.priorKeys()).isEqualTo(prior);
        assertThat(module.vendingKeys()).hasSize(keys);
    }
}
