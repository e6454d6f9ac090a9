package io.ptoken.crash.book;

import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.TestKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import za.co.prism.prismtoken1.Token;

/** Everything that any client ever asked for and got, over all runs, and the promises that can be checked on it at once. Thread safe. */
public final class Book {

    /** @param tid minutes since the base date, which all keys share */
    private record MeterMinute(String pan, int tid) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<MeterMinute, Entry> tids = new HashMap<>();
    private final List<Allowance> allowances;
    private Optional<Floor> floor = Optional.empty();

    public Book(List<TestKey> keys) {
        allowances = keys.stream().filter(TestKey::limited).map(Allowance::of).toList();
    }

    /** The entry of an order that is about to be sent. */
    public synchronized Entry begin(Order order, int run) {
        return entries.computeIfAbsent(order.messageId(), id -> new Entry(order, run, System.nanoTime()));
    }

    /**
     * Tokens came for an order, by whichever call.
     *
     * @throws BrokenPromise when they are wrong, other than before, or ought not to exist
     */
    public void received(Entry entry, List<Token> tokens) {
        received(entry, tokens, false);
    }

    /**
     * The same for a call that ended without an answer.
     *
     * @throws BrokenPromise as {@link #received}
     */
    public void found(Entry entry, List<Token> tokens) {
        received(entry, tokens, true);
    }

    private void received(Entry entry, List<Token> tokens, boolean found) {
        Answer answer = Answer.of(tokens);
        Optional<Answer> earlier = answer(entry);
        OptionalInt tid = earlier.isPresent() ? OptionalInt.empty() : TokenCheck.check(entry.order(), tokens);
        keep(entry, answer, tid, found);
    }

    private synchronized void keep(Entry entry, Answer answer, OptionalInt tid, boolean found) {
        if (entry.answer().isPresent()) {
            if (!entry.answer().get().equals(answer)) {
                throw new BrokenPromise("another answer under the same messageId\nasked: " + entry + "\n  now: "
                        + answer.digits()
                        + (answer.digits().equals(entry.answer().get().digits()) ? ", with other fields" : ""));
            }
            return;
        }
        entry.answered(answer);
        tid.ifPresent(minutes -> {
            floor.ifPresent(lowest -> lowest.require(entry, minutes));
            Entry other = tids.putIfAbsent(new MeterMinute(entry.order().pan().digits(), minutes), entry);
            if (other != null) {
                throw new BrokenPromise("TID " + minutes + " twice for meter "
                        + entry.order().pan().digits() + "\nfirst: " + other + "\nsecond: " + entry);
            }
        });
        boolean counted = found && entry.isCounted();
        covering(entry.order()).forEach(allowance -> allowance.sold(entry, counted));
    }

    /** A call for an order is about to be sent; {@link #ended} must follow. */
    public synchronized void sending(Entry entry) {
        covering(entry.order()).forEach(allowance -> allowance.sent(entry));
    }

    /** The call ended, one way or the other. */
    public synchronized void ended(Entry entry) {
        covering(entry.order()).forEach(allowance -> allowance.ended(entry));
    }

    /** The server was killed, and no call is in flight any more. */
    public synchronized void killed() {
        allowances.forEach(Allowance::crashed);
    }

    /** From now on nothing may be sold at or below a floor. */
    public synchronized void floor(Floor lowest) {
        floor = Optional.of(lowest);
    }

    /** Status 31 came for an order. */
    public synchronized void limitUsedUp(Order order) {
        covering(order).forEach(allowance -> allowance.refused(order, System.nanoTime()));
    }

    /** It is not known what became of the call. */
    public synchronized void unknown(Entry entry) {
        if (entry.answer().isEmpty()) {
            entry.mayBeCharged();
            covering(entry.order()).forEach(allowance -> allowance.mayBeCharged(entry));
        }
        entry.opened();
    }

    private Stream<Allowance> covering(Order order) {
        return allowances.stream().filter(allowance -> allowance.covers(order));
    }

    /** The server has nothing for this order. */
    public synchronized void nothingStored(Entry entry) {
        if (entry.answer().isPresent()) {
            throw new BrokenPromise("a token list that was received is not stored any more\n" + entry);
        }
        entry.beginAgain(System.nanoTime());
    }

    public synchronized Optional<Answer> answer(Entry entry) {
        return entry.answer();
    }

    /** Orders whose outcome is not known. */
    public synchronized List<Entry> open() {
        return entries.values().stream().filter(Entry::open).toList();
    }

    /** Orders with an answer, of runs from {@code run} on. */
    public synchronized List<Entry> answeredSince(int run) {
        return entries.values().stream()
                .filter(entry -> entry.run() >= run && entry.answer().isPresent())
                .toList();
    }

    public synchronized int answers() {
        return (int) entries.values().stream()
                .filter(entry -> entry.answer().isPresent())
                .count();
    }

    public synchronized int tids() {
        return tids.size();
    }

    /** The allowances as they stand, in the order of the keys. */
    public synchronized List<Allowance> allowances() {
        return new ArrayList<>(allowances);
    }

    /** So much must at least be left, once nothing is in flight. */
    public synchronized long least(Allowance allowance) {
        return allowance.least();
    }

    /** More cannot be left. */
    public synchronized long most(Allowance allowance) {
        return allowance.most();
    }

    /** Compares what 'ptoken vk list' shows with what was sold. */
    public synchronized void requireLeft(Allowance allowance, long shown) {
        allowance.requireLeft(shown);
    }
}
