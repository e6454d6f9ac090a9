package io.ptoken.crash.keyload;

import io.ptoken.crash.keyload.ExchangeState.SlotState;
import io.ptoken.crash.program.BrokenPromise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What may be found after a step of an exchange was interrupted: the state before it or the one after it, whole. */
final class KeyLoadRules {

    private KeyLoadRules() {}

    /**
     * Checks what was found.
     *
     * @param step the step that was interrupted
     * @param number of the key in the file, for {@link KeyLoadStep#LOAD_ONE}
     * @param file the keys of the file that is out or being loaded, in order of their numbers
     * @param highest the highest request counter that was ever seen
     * @throws BrokenPromise for a state that is neither the one before nor the one after
     */
    static Verdict judge(
            KeyLoadStep step, int number, ExchangeState before, ExchangeState now, List<FileKey> file, int highest) {
        requireWhole(now);
        if (now.isSameAs(before)) {
            return Verdict.BEFORE;
        }
        boolean after = switch (step) {
            case REQUEST ->
                before.slot() != SlotState.PENDING
                        && isNewRequest(now, highest)
                        && now.priorKeys() == (before.slot() == SlotState.ACTIVE)
                        && now.keys().equals(before.keys());
            case REPLACE ->
                before.slot() == SlotState.PENDING
                        && isNewRequest(now, highest)
                        && now.priorKeys() == before.priorKeys()
                        && now.keys().equals(before.keys());
            case UPLOAD ->
                now.slot() == SlotState.LOADING
                        && now.count() == file.size()
                        && now.keys().isEmpty();
            case LOAD_ONE ->
                now.slot() == SlotState.LOADING
                        && now.count() == file.size()
                        && now.held().equals(with(before.held(), List.of(file.get(number - 1))));
            case LOAD_ALL ->
                now.slot() == SlotState.ACTIVE && now.held().equals(with(before.held(), missing(before, file)));
            case END -> now.slot() == SlotState.ACTIVE && now.held().equals(before.held());
            case DELETE -> now.slot() == SlotState.NONE;
            case ANSWER -> false;
        };
        if (after) {
            return Verdict.AFTER;
        }
        if (step == KeyLoadStep.LOAD_ALL && isPartOf(before, now, file)) {
            return Verdict.PARTLY;
        }
        throw new BrokenPromise("after an interrupted '" + step.text()
                + "' the state is neither the one before nor the one after\nbefore: " + before + "\nnow:    " + now
                + "\nfile:   " + file);
    }

    private static boolean isNewRequest(ExchangeState now, int highest) {
        return now.slot() == SlotState.PENDING && now.counter().orElse(0) > highest;
    }

    /** Keys are loaded in order of their numbers, so a part of them is a beginning. */
    private static boolean isPartOf(ExchangeState before, ExchangeState now, List<FileKey> file) {
        List<FileKey> missing = missing(before, file);
        int more = now.held().size() - before.held().size();
        return now.slot() == SlotState.LOADING
                && now.count() == file.size()
                && more >= 0
                && more <= missing.size()
                && now.held().equals(with(before.held(), missing.subList(0, more)));
    }

    private static List<FileKey> missing(ExchangeState before, List<FileKey> file) {
        List<FileKey> missing = new ArrayList<>(file);
        missing.removeAll(before.held());
        return missing;
    }

    private static List<FileKey> with(List<FileKey> keys, List<FileKey> more) {
        List<FileKey> all = new ArrayList<>(keys);
        all.addAll(more);
        return all;
    }

    /**
     * Checks a state by itself.
     *
     * @throws BrokenPromise for one that no order of steps leads to, or that leaves the operator without a next step
     */
    static void requireWhole(ExchangeState state) {
        require(
                state.held().size() == new HashSet<>(state.held()).size(),
                "a vending key is in the module twice",
                state);
        require(
                switch (state.slot()) {
                    case NONE -> state.keys().isEmpty();
                    case PENDING -> state.priorKeys() || state.keys().isEmpty();
                    case LOADING -> state.loaded() == state.keys().size() && state.loaded() <= state.count();
                    case ACTIVE -> true;
                },
                "the keys in the module do not fit the KEK slot",
                state);
        boolean shouldVend = state.slot() != SlotState.LOADING;
        require(
                state.keys().stream().allMatch(key -> key.vends() == shouldVend),
                shouldVend ? "a loaded key does not vend" : "a key vends although loading is not ended",
                state);
        require(
                state.next().contains(nextCommand(state)),
                "the operator is not told the next step, '" + nextCommand(state) + "'",
                state);
    }

    private static String nextCommand(ExchangeState state) {
        return switch (state.slot()) {
            case NONE -> "ptoken kmc request";
            case PENDING -> "ptoken kmc upload";
            case LOADING -> state.loaded() < state.count() ? "ptoken kmc load-all" : "ptoken kmc end";
            case ACTIVE -> "nothing";
        };
    }

    /**
     * Checks the KMC's books after an interrupted answer.
     *
     * @param before numbers of the requests that were answered
     * @param now the same now
     * @param counter number of the request
     */
    static Verdict judgeAnswer(List<Integer> before, List<Integer> now, int counter) {
        if (now.equals(before)) {
            return Verdict.BEFORE;
        }
        List<Integer> after = new ArrayList<>(before);
        after.add(counter);
        if (now.equals(after)) {
            return Verdict.AFTER;
        }
        throw new BrokenPromise("after an interrupted answer to request " + counter + " the KMC has answered " + now
                + ", before it " + before);
    }

    private static void require(boolean holds, String broken, ExchangeState state) {
        if (!holds) {
            throw new BrokenPromise(broken + ": " + state);
        }
    }
}
