package io.ptoken.store.jdbc.journal;

import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.commit.Operation;
import io.ptoken.store.jdbc.commit.Transaction;
import io.ptoken.store.jdbc.journal.MessageTable.Message;
import io.ptoken.store.jdbc.sql.Statements;
import io.ptoken.store.jdbc.tid.UsedTids;
import io.ptoken.store.jdbc.tid.UsedTids.Reservation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Transaction "begin" for many calls: all claims with one statement, then all identifiers with one, and only those that
 * clash singly. The claim comes first: its unique key makes another node wait until it is known what stands there.
 */
final class BeginOperation implements Operation<BeginOperation.Call, Begun> {

    /** A call that begins. */
    record Call(Claim claim, Optional<TidWish> wish, Instant now) {

        CallKey key() {
            return claim.key();
        }
    }

    private static final Comparator<Call> BY_METER = Comparator.comparing(
            call -> call.wish().map(wish -> wish.pan().digits()).orElse(""));
    private static final int TAKE_OVERS = 10;

    private final UsedTids usedTids;

    BeginOperation(UsedTids usedTids) {
        this.usedTids = usedTids;
    }

    /** By meter: what one meter's calls wish for is reserved together, and nodes do not lock crosswise. */
    @Override
    public Comparator<Call> order() {
        return BY_METER;
    }

    @Override
    public List<Begun> run(Transaction transaction, List<Call> calls) throws SQLException {
        Statements statements = transaction.statements();
        int[] claimed =
                MessageTable.claim(statements, calls.stream().map(Call::claim).toList());
        List<Begun> begun = new ArrayList<>(Collections.nCopies(calls.size(), new Begun.Claimed(Optional.empty())));
        List<Integer> wishing = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            if (claimed[i] == 1 && calls.get(i).wish().isPresent()) {
                wishing.add(i);
            }
        }
        reserve(statements, calls, wishing, begun);
        for (int i = 0; i < calls.size(); i++) {
            if (claimed[i] != 1) {
                begun.set(i, beginWhereOneStands(statements, calls.get(i)));
            }
        }
        return begun;
    }

    private void reserve(Statements statements, List<Call> calls, List<Integer> wishing, List<Begun> begun)
            throws SQLException {
        List<Reservation> tids = usedTids.reserve(
                statements,
                wishing.stream().map(i -> calls.get(i).wish().orElseThrow()).toList());
        for (int n = 0; n < wishing.size(); n++) {
            int i = wishing.get(n);
            if (!(tids.get(n) instanceof Reservation.Reserved)) {
                MessageTable.giveUp(statements, calls.get(i).claim());
            }
            begun.set(i, begun(tids.get(n)));
        }
    }

    private Begun beginWhereOneStands(Statements statements, Call call) throws SQLException {
        for (int attempt = 0; attempt < TAKE_OVERS; attempt++) {
            Optional<Message> there = MessageTable.find(statements, call.key());
            if (there.isEmpty()) {
                // Its holder has given it up since.
                if (MessageTable.claim(statements, List.of(call.claim()))[0] == 1) {
                    return claimedOrNoTid(statements, call, () -> MessageTable.giveUp(statements, call.claim()));
                }
            } else if (there.get() instanceof Message.Answer answer) {
                return new Begun.Answered(answer.result());
            } else if (there.get() instanceof Message.Held held) {
                if (call.now().isBefore(held.until())) {
                    return new Begun.InFlight(held.call(), held.until());
                }
                if (MessageTable.takeOver(statements, call.claim(), held.holder())) {
                    Claim before = new Claim(call.key(), held.call(), held.holder(), held.until());
                    return claimedOrNoTid(
                            statements,
                            call,
                            () -> MessageTable.takeOver(
                                    statements, before, call.claim().holder()));
                }
            }
        }
        throw new StoreException(
                Reason.UNAVAILABLE, "many callers work on one message, nothing was stored: try again in a moment");
    }

    /** Gives back what was claimed. */
    @FunctionalInterface
    private interface Undo {

        void run() throws SQLException;
    }

    private Begun claimedOrNoTid(Statements statements, Call call, Undo undo) throws SQLException {
        if (call.wish().isEmpty()) {
            return new Begun.Claimed(Optional.empty());
        }
        Reservation tid =
                usedTids.reserve(statements, List.of(call.wish().get())).get(0);
        if (!(tid instanceof Reservation.Reserved)) {
            undo.run();
        }
        return begun(tid);
    }

    private static Begun begun(Reservation reservation) {
        if (reservation instanceof Reservation.Reserved reserved) {
            return new Begun.Claimed(Optional.of(reserved.tid()));
        }
        return reservation instanceof Reservation.BelowFloor below
                ? new Begun.BelowFloor(below.floor())
                : new Begun.NoTid(((Reservation.NoneFree) reservation).next());
    }
}
