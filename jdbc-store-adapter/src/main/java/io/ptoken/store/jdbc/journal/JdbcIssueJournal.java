package io.ptoken.store.jdbc.journal;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.journal.MessageTable.Message;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.tid.TidHints;
import io.ptoken.store.jdbc.tid.UsedTids;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link IssueJournal} on the tables {@code message} and {@code used_tid}. */
public final class JdbcIssueJournal implements IssueJournal {

    private final GroupCommit changes;
    private final Reads reads;
    private final BeginOperation begin;
    private final FinishOperation finish = new FinishOperation();

    public JdbcIssueJournal(GroupCommit changes, Reads reads, TidHints hints) {
        this.changes = changes;
        this.reads = reads;
        this.begin = new BeginOperation(new UsedTids(hints));
    }

    @Override
    public Begun begin(Claim claim, Optional<TidWish> wish, Instant now) {
        return changes.run(begin, new BeginOperation.Call(claim, wish, now));
    }

    @Override
    public boolean finish(Claim claim, List<IssuedToken> tokens, AuditEntry entry) {
        // Written as text here, not in the writer's thread: every caller does its own share.
        return changes.run(finish, new FinishOperation.Result(claim, IssuedTokenJson.write(tokens), entry));
    }

    @Override
    public void abandon(Claim claim) {
        Single.run(changes, giveUp(claim));
    }

    @Override
    public void abandonLater(Claim claim) {
        Single.later(changes, giveUp(claim));
    }

    private static Single.Work<Boolean> giveUp(Claim claim) {
        return transaction -> {
            MessageTable.giveUp(transaction.statements(), claim);
            return true;
        };
    }

    @Override
    public Standing find(CallKey key) {
        return reads.read(statements -> MessageTable.find(statements, key))
                .map(JdbcIssueJournal::standing)
                .orElseGet(Standing.Unknown::new);
    }

    private static Standing standing(Message message) {
        if (message instanceof Message.Held held) {
            return new Standing.InFlight(held.call(), held.until());
        }
        return new Standing.Answered(((Message.Answer) message).result());
    }

    @Override
    public List<IssuedResult> issuedTo(MeterPan pan, int most) {
        return reads.read(statements -> MessageTable.issuedTo(statements, pan, most));
    }

    @Override
    public List<Trace> traces(List<CallKey> keys) {
        return reads.read(statements -> TraceReading.of(statements, keys));
    }

    @Override
    public long results(Instant from, Instant to) {
        return reads.read(statements -> TraceReading.results(statements, from, to));
    }

    @Override
    public long used(BaseDate baseDate, TokenIdentifier first, TokenIdentifier last) {
        return reads.read(statements -> TraceReading.used(statements, baseDate, first, last));
    }

    @Override
    public List<AheadTid> furthest(BaseDate baseDate, TokenIdentifier above, TokenIdentifier atMost, int most) {
        return reads.read(statements -> UsedTids.furthest(statements, baseDate, above, atMost, most));
    }

    @Override
    public int releaseClaims(AuditEntry entry) {
        return Single.run(changes, transaction -> {
            List<CallKey> claimed = MessageTable.claimed(transaction.statements());
            MessageTable.release(transaction.statements());
            claimed.forEach(key -> transaction.audit(about(key, entry)));
            return claimed.size();
        });
    }

    private static AuditEntry about(CallKey key, AuditEntry entry) {
        return new AuditEntry(
                entry.at(),
                entry.actor(),
                entry.origin(),
                entry.action(),
                key.username(),
                entry.outcome(),
                key.messageId(),
                entry.detail());
    }

    @Override
    public int trimResults(Instant before, int limit) {
        return Single.run(changes, transaction -> MessageTable.trim(transaction.statements(), before, limit));
    }
}
