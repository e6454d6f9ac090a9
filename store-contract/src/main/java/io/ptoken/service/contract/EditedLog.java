package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOON;
import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.claim;
import static io.ptoken.service.contract.Samples.entry;
import static io.ptoken.service.contract.Samples.meter;
import static io.ptoken.service.contract.Samples.token;
import static io.ptoken.service.contract.Samples.wish;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.operate.audit.AuditEvidence;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.AuditVerifier;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.NodeChain;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.vending.result.IssueCall;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The audit log of two nodes that sold, in a store that somebody edits who can write all of it: with what was trimmed by age, a row
 * that was moved because it did not belong, ties between the chains, results and used identifiers; and what was sealed outside of
 * the store before the edit.
 */
final class EditedLog {

    private static final Duration AGE = Duration.ofDays(400);
    private static final Duration RESULT_AGE = Duration.ofDays(90);
    private static final int SALES = 6;

    private final EditHarness harness;
    private final ServiceStore first;
    private final ServiceStore second;
    private List<ChainMark> sealed = List.of();
    private int message;

    EditedLog(EditHarness harness) {
        this.harness = harness;
        this.first = harness.node("first");
        this.second = harness.node("second");
        for (int old = 0; old < 4; old++) {
            first.auditLog().append(entry(NOW.minus(Duration.ofDays(500 - old)), "old"));
        }
        sell(first);
        sell(second);
        first.auditLog().trim(NOW.minus(AGE), 100);
        insertStray();
        first.auditLog().append(entry(NOW, "after the stray"));
        first.auditLog().tie(NOW);
        second.auditLog().tie(NOW);
        sell(first);
        sell(second);
        first.auditLog().tie(NOW);
        sealedAnew();
    }

    /** The same with the chains sealed as they are now. */
    EditedLog sealedAnew() {
        sealed = first.auditLog().chains().stream()
                .map(chain -> new ChainMark(
                        chain.head().sequence(),
                        chain.head().hash(),
                        chain.anchor().sequence(),
                        chain.anchor().hash()))
                .toList();
        return this;
    }

    /** What the verifier says, an hour later, to the end of everything that is known. */
    AuditVerdict verify() {
        AuditEvidence evidence = new AuditEvidence(
                sealed, Optional.of(first.issueJournal()), List.of(), NOW.plus(Duration.ofHours(1)), AGE, RESULT_AGE);
        return new AuditVerifier(first.auditLog(), evidence).verify(Optional.empty(), rows -> {});
    }

    /** The node whose process verifies. */
    ServiceStore first() {
        return first;
    }

    /** Runs statements as somebody who can write the whole database. */
    void sql(String... statements) {
        for (String statement : statements) {
            harness.execute(statement);
        }
    }

    /** The chain of the first or the second node. */
    NodeChain chain(int id) {
        return first.auditLog().chains().stream()
                .filter(chain -> chain.id() == id)
                .findAny()
                .orElseThrow();
    }

    /** The row so many before the end of a chain. */
    AuditRow back(int id, int rows) {
        return row(chain(id).head().sequence() - rows);
    }

    /** A row by its number. */
    AuditRow row(long sequence) {
        return first.auditLog().stored(sequence - 1, 1).get(0).row();
    }

    /** The first row of a chain with this action. */
    AuditRow action(int id, String action) {
        return first.auditLog().stored(chain(id).anchor().sequence(), 1000).stream()
                .map(AuditLog.Stored::row)
                .filter(row -> row.entry().action().equals(action) && NodeChain.idOf(row.sequence()) == id)
                .findFirst()
                .orElseThrow();
    }

    /** Inserts a row. */
    void insert(long sequence, AuditEntry entry, String hash) {
        sql(
                "INSERT INTO audit_log (sequence, at_micros, actor, origin, action, subject, outcome, message_id, detail, hash)"
                        + " VALUES (" + sequence + ", " + AuditTime.micros(entry.at()) + ", '" + entry.actor() + "', '"
                        + entry.origin() + "', '" + entry.action() + "', '" + entry.subject() + "', '" + entry.outcome()
                        + "', '"
                        + entry.messageId() + "', '" + entry.detail() + "', '" + hash + "')");
    }

    /** Inserts a row above the end of the first chain that follows from the last one: the work of somebody who knows how. */
    void insertAbove(int id) {
        Link head = chain(id).head();
        AuditEntry forged = entry(NOW, "forged");
        insert(head.sequence() + 1, forged, AuditChain.next(head.hash(), head.sequence() + 1, forged));
    }

    /** Computes the hashes from a row on anew, and the end of the chain, so that the chain is whole in itself. */
    void rechain(int id, long from) {
        NodeChain chain = chain(id);
        String last = from - 1 == chain.anchor().sequence()
                ? chain.anchor().hash()
                : row(from - 1).hash();
        long sequence = from;
        while (true) {
            List<AuditLog.Stored> next = first.auditLog().stored(sequence - 1, 1);
            if (next.isEmpty() || next.get(0).row().sequence() != sequence) {
                break;
            }
            last = AuditChain.next(last, sequence, next.get(0).row().entry());
            sql("UPDATE audit_log SET hash = '" + last + "' WHERE sequence = " + sequence);
            sequence++;
        }
        head(id, sequence - 1, last);
    }

    /** Moves the end of a chain. */
    void head(int id, long sequence, String hash) {
        sql("UPDATE audit_chain SET head_sequence = " + sequence + ", head_hash = '" + hash + "' WHERE id = " + id);
    }

    /** Cuts rows off, and moves the end to what is left. */
    void cut(int id, int rows) {
        AuditRow last = back(id, rows);
        sql("DELETE FROM audit_log WHERE sequence > " + last.sequence() + " AND sequence <= "
                + chain(id).head().sequence());
        head(id, last.sequence(), last.hash());
    }

    /** Removes the oldest rows and moves the anchor, as housekeeping does with rows that are old enough. */
    void trim(int id, int rows) {
        NodeChain chain = chain(id);
        AuditRow last = row(chain.anchor().sequence() + rows);
        AuditRow before = row(last.sequence() - 1);
        sql(
                "DELETE FROM audit_log WHERE sequence > " + chain.before() + " AND sequence <= " + last.sequence(),
                "UPDATE audit_node SET anchor_row = '" + NodeChain.describe(before.hash(), last.entry())
                        + "' WHERE id = " + id,
                "UPDATE audit_chain SET anchor_sequence = " + last.sequence() + ", anchor_hash = '" + last.hash()
                        + "' WHERE id = " + id);
    }

    /** Moves a row to another number by way of one that is free. */
    void exchange(long one, long other) {
        long free = 7L * NodeChain.ROOM;
        sql(
                "UPDATE audit_log SET sequence = " + free + " WHERE sequence = " + one,
                "UPDATE audit_log SET sequence = " + one + " WHERE sequence = " + other,
                "UPDATE audit_log SET sequence = " + other + " WHERE sequence = " + free);
    }

    private void insertStray() {
        insert(chain(1).head().sequence() + 7, entry(NOW, "stray"), "f".repeat(64));
    }

    private void sell(ServiceStore store) {
        for (int sale = 0; sale < SALES; sale++) {
            message++;
            Claim claim = claim("m-" + message, "holder-" + message);
            TokenIdentifier earliest = new TokenIdentifier(NOON.minutes() + message);
            Begun begun = store.issueJournal().begin(claim, wish(meter(message), earliest), NOW);
            List<IssuedToken> tokens =
                    List.of(sold(((Begun.Claimed) begun).tid().orElseThrow()));
            Instant at = NOW.plusSeconds(message);
            store.issueJournal()
                    .finish(
                            claim,
                            tokens,
                            new AuditEntry(
                                    at,
                                    "api",
                                    "10.0.0.1:5000",
                                    "issueCreditToken",
                                    meter(message).digits(),
                                    AuditEntry.OK,
                                    "m-" + message,
                                    IssueCall.detail(tokens)));
        }
    }

    private IssuedToken sold(TokenIdentifier tid) {
        IssuedToken sample = token();
        return new IssuedToken(
                meter(message),
                sample.ea(),
                sample.tct(),
                sample.sgc(),
                sample.krn(),
                sample.ti(),
                sample.tokenClass(),
                sample.subclass(),
                tid,
                sample.transferAmount(),
                sample.reservedTid(),
                sample.newConfig(),
                sample.description(),
                sample.stsUnitName(),
                sample.scaledAmount(),
                sample.scaledUnitName(),
                sample.token(),
                sample.idSm(),
                sample.vkKcv());
    }
}
