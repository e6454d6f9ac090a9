package io.ptoken.crash.keyload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.crash.keyload.ExchangeState.SlotState;
import io.ptoken.crash.program.BrokenPromise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which states may be found after an interrupted step, and that every other one is found out. */
class KeyLoadRulesTest {

    private static final FileKey A = new FileKey(400_003, 1, 2, "AAAAAA");
    private static final FileKey B = new FileKey(400_003, 2, 2, "BBBBBB");
    private static final FileKey C = new FileKey(400_004, 1, 2, "CCCCCC");
    private static final List<FileKey> FILE = List.of(A, B, C);

    private static final ExchangeState NONE = state(SlotState.NONE, false, 0, "ptoken kmc request");
    private static final ExchangeState PENDING = pending(7, false);
    private static final ExchangeState ACTIVE = active(A, B, C);

    @Test
    void nothingChangedIsBefore() {
        assertThat(judge(KeyLoadStep.REQUEST, NONE, NONE)).isEqualTo(Verdict.BEFORE);
        assertThat(judge(KeyLoadStep.UPLOAD, PENDING, PENDING)).isEqualTo(Verdict.BEFORE);
        assertThat(judge(KeyLoadStep.LOAD_ALL, loading(B), loading(B))).isEqualTo(Verdict.BEFORE);
    }

    @Test
    void theStateAfterEachStepIsAfter() {
        assertThat(judge(KeyLoadStep.REQUEST, NONE, pending(8, false))).isEqualTo(Verdict.AFTER);
        assertThat(judge(KeyLoadStep.REQUEST, ACTIVE, pending(8, true, A, B, C)))
                .isEqualTo(Verdict.AFTER);
        assertThat(judge(KeyLoadStep.REPLACE, PENDING, pending(9, false))).isEqualTo(Verdict.AFTER);
        assertThat(judge(KeyLoadStep.UPLOAD, pending(7, true, A), loading())).isEqualTo(Verdict.AFTER);
        assertThat(judge(KeyLoadStep.LOAD_ONE, loading(C), loading(C, B))).isEqualTo(Verdict.AFTER);
        assertThat(judge(KeyLoadStep.LOAD_ALL, loading(B), active(B, A, C))).isEqualTo(Verdict.AFTER);
        assertThat(judge(KeyLoadStep.END, loading(B), active(B))).isEqualTo(Verdict.AFTER);
        assertThat(judge(KeyLoadStep.DELETE, loading(B), NONE)).isEqualTo(Verdict.AFTER);
    }

    @Test
    void aBeginningOfTheKeysIsPartOfLoadingAll() {
        assertThat(judge(KeyLoadStep.LOAD_ALL, loading(B), loading(B, A))).isEqualTo(Verdict.PARTLY);
        assertThat(judge(KeyLoadStep.LOAD_ALL, loading(B), loading(B, A, C))).isEqualTo(Verdict.PARTLY);
    }

    @Test
    void aRequestCounterThatRepeatsOrGoesBackIsFoundOut() {
        assertBroken(KeyLoadStep.REQUEST, NONE, pending(7, false));
        assertBroken(KeyLoadStep.REPLACE, PENDING, pending(6, false));
        assertBroken(KeyLoadStep.UPLOAD, PENDING, pending(8, false));
    }

    @Test
    void anotherRequestUnderTheSameNumberIsFoundOut() {
        ExchangeState other =
                state(SlotState.PENDING, false, 0, "ptoken kmc upload FILE").withRequest("VKLOADREQ.1;CTR7;NONFFFF;");

        assertBroken(KeyLoadStep.REPLACE, PENDING, other);
        assertBroken(KeyLoadStep.UPLOAD, PENDING, other);
    }

    @Test
    void keysThatAreLostWithARequestAreFoundOut() {
        assertBroken(KeyLoadStep.REQUEST, ACTIVE, pending(8, true, A, B));
        assertBroken(KeyLoadStep.REQUEST, ACTIVE, pending(8, false));
    }

    @Test
    void aResponseThatIsTakenWithoutErasingTheOldKeysIsFoundOut() {
        assertBroken(KeyLoadStep.UPLOAD, pending(7, true, A), loading(A));
    }

    @Test
    void aResponseThatErasesTheKeysAndIsNotTakenIsFoundOut() {
        assertBroken(KeyLoadStep.UPLOAD, pending(7, true, A), pending(7, true));
        assertBroken(KeyLoadStep.UPLOAD, pending(7, true, A), NONE);
    }

    @Test
    void aKeyThatIsLostOrStrangeIsFoundOut() {
        FileKey strange = new FileKey(400_003, 1, 2, "DDDDDD");

        assertBroken(KeyLoadStep.LOAD_ONE, loading(C), loading(B));
        assertBroken(KeyLoadStep.LOAD_ONE, loading(C), loading(C, A));
        assertBroken(KeyLoadStep.LOAD_ALL, loading(B), loading(A));
        assertBroken(KeyLoadStep.LOAD_ALL, loading(), loading(strange));
        assertBroken(KeyLoadStep.LOAD_ALL, loading(), loading(B));
    }

    @Test
    void loadingThatEndsWithKeysMissingIsFoundOut() {
        assertBroken(KeyLoadStep.LOAD_ALL, loading(), active(A, B));
        assertBroken(KeyLoadStep.END, loading(A, B), active(A));
    }

    @Test
    void aSlotThatIsGoneWithoutADeletionIsFoundOut() {
        assertBroken(KeyLoadStep.LOAD_ALL, loading(A), NONE);
        assertBroken(KeyLoadStep.END, loading(A), NONE);
    }

    @Test
    void aStateThatCannotBeIsFoundOut() {
        assertNotWhole(
                state(SlotState.NONE, false, 0, "ptoken kmc request", A),
                "the keys in the module do not fit the KEK slot");
        assertNotWhole(pending(7, false, A), "the keys in the module do not fit the KEK slot");
        assertNotWhole(active(A, A), "a vending key is in the module twice");
        ExchangeState miscounted = new ExchangeState(
                SlotState.LOADING, false, 2, 3, Optional.empty(), loading(A).keys(), "ptoken kmc load-all");
        assertNotWhole(miscounted, "the keys in the module do not fit the KEK slot");
    }

    @Test
    void keysThatVendWhenTheyMustNotAndTheOtherWayRoundAreFoundOut() {
        HeldKey vends = new HeldKey(1, A, true);
        HeldKey idle = new HeldKey(1, A, false);

        assertNotWhole(
                new ExchangeState(
                        SlotState.LOADING, false, 1, 3, Optional.empty(), List.of(vends), "ptoken kmc load-all"),
                "a key vends although loading is not ended");
        assertNotWhole(
                new ExchangeState(SlotState.ACTIVE, false, 0, 0, Optional.empty(), List.of(idle), "nothing"),
                "a loaded key does not vend");
    }

    @Test
    void anOperatorWhoIsToldTheWrongStepIsFoundOut() {
        assertNotWhole(state(SlotState.NONE, false, 0, ""), "the operator is not told the next step");
        assertNotWhole(state(SlotState.PENDING, false, 0, "ptoken kmc end"), "'ptoken kmc upload'");
        assertNotWhole(state(SlotState.LOADING, false, 3, "ptoken kmc end", A), "'ptoken kmc load-all'");
        assertNotWhole(state(SlotState.LOADING, false, 1, "ptoken kmc load-all", A), "'ptoken kmc end'");
        assertNotWhole(state(SlotState.ACTIVE, false, 0, "ptoken kmc upload", A), "'nothing'");
    }

    @Test
    void anAnswerIsInTheBooksOnceOrNotAtAll() {
        assertThat(KeyLoadRules.judgeAnswer(List.of(1), List.of(1), 3)).isEqualTo(Verdict.BEFORE);
        assertThat(KeyLoadRules.judgeAnswer(List.of(1), List.of(1, 3), 3)).isEqualTo(Verdict.AFTER);
        for (List<Integer> books : List.of(List.<Integer>of(), List.of(3), List.of(1, 3, 3), List.of(1, 2))) {
            assertThatThrownBy(() -> KeyLoadRules.judgeAnswer(List.of(1), books, 3))
                    .isInstanceOf(BrokenPromise.class)
                    .hasMessageContaining("the KMC has answered " + books);
        }
    }

    /** Key 2 of the file is the one to be loaded alone; 7 is the highest counter seen. */
    private static Verdict judge(KeyLoadStep step, ExchangeState before, ExchangeState now) {
        return KeyLoadRules.judge(step, 2, before, now, FILE, 7);
    }

    private static void assertBroken(KeyLoadStep step, ExchangeState before, ExchangeState now) {
        assertThatThrownBy(() -> judge(step, before, now))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("the state is neither the one before nor the one after");
    }

    private static void assertNotWhole(ExchangeState state, String text) {
        assertThatThrownBy(() -> KeyLoadRules.requireWhole(state))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining(text);
    }

    private static ExchangeState pending(int counter, boolean prior, FileKey... keys) {
        return state(SlotState.PENDING, prior, 0, "ptoken kmc upload FILE", keys)
                .withRequest("VKLOADREQ.1;CTR" + counter + ";NON0000;");
    }

    private static ExchangeState loading(FileKey... keys) {
        String next = keys.length < FILE.size() ? "ptoken kmc load-all" : "ptoken kmc end";
        return state(SlotState.LOADING, false, FILE.size(), next, keys);
    }

    private static ExchangeState active(FileKey... keys) {
        return state(SlotState.ACTIVE, false, 0, "nothing; a new request when keys are to be refreshed", keys);
    }

    private static ExchangeState state(SlotState slot, boolean prior, int count, String next, FileKey... keys) {
        List<HeldKey> held = new ArrayList<>();
        for (FileKey key : keys) {
            held.add(new HeldKey(held.size() + 1, key, slot != SlotState.LOADING));
        }
        int loaded = slot == SlotState.LOADING ? held.size() : 0;
        return new ExchangeState(slot, prior, loaded, count, Optional.empty(), held, next);
    }
}
