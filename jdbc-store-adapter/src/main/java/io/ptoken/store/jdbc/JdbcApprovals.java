package io.ptoken.store.jdbc;

import static io.ptoken.store.jdbc.sql.Times.optionalInstant;

import io.ptoken.service.port.ApprovalStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditTime;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.commit.Transaction;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** {@link ApprovalStore} on the tables {@code approval}, {@code role_change} and {@code second_person}. */
final class JdbcApprovals implements ApprovalStore {

    private static final String OWNER = "";

    private static final String SELECT = """
            SELECT id, asker, asker_name, action, subject, digest, content, asked, state, decider, decided
            FROM approval""";
    private static final String OPEN = SELECT + """
             WHERE asker = ? AND digest = ? AND state IN ('WAITING', 'APPROVED') AND COALESCE(decided, asked) > ?
            ORDER BY id DESC LIMIT 1""";
    private static final String INSERT = """
            INSERT INTO approval (id, asker, asker_name, action, subject, digest, content, asked, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING')""";
    private static final String LOCK = "UPDATE second_person SET last_approval = last_approval";
    private static final String NEXT = "UPDATE second_person SET last_approval = last_approval + 1";
    private static final String APPROVE =
            "UPDATE approval SET state = 'APPROVED', decider = ?, decided = ? WHERE id = ? AND state = 'WAITING'";
    private static final String REFUSE =
            "UPDATE approval SET state = 'REFUSED', decider = ?, decided = ? WHERE id = ? AND state IN ('WAITING', 'APPROVED')";
    private static final String USE =
            "UPDATE approval SET state = 'USED' WHERE id = ? AND state = 'APPROVED' AND decided > ?";
    private static final String GIVE_BACK = "UPDATE approval SET state = 'APPROVED' WHERE id = ? AND state = 'USED'";
    private static final String TRIM = """
            DELETE FROM approval WHERE id IN (SELECT id FROM approval WHERE COALESCE(decided, asked) < ?
            ORDER BY COALESCE(decided, asked), id LIMIT ?)""";
    private static final String ROLES_CHANGE = """
            INSERT INTO role_change (username, changed_by, changed) VALUES (?, ?, ?)
            ON CONFLICT (username, changed_by) DO UPDATE SET changed = excluded.changed""";
    private static final String ACKNOWLEDGE =
            "UPDATE second_person SET off_at = NULL, off_by = NULL WHERE off_at IS NOT NULL";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcApprovals(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    /** The row of the numbers is locked first, so that of two processes one sees what the other has put down. */
    @Override
    public Asked ask(Request request, Instant alive, LongFunction<AuditEntry> entry) {
        return Single.run(changes, transaction -> {
            Statements statements = transaction.statements();
            String asker = key(request.asker().account());
            statements.update(LOCK);
            Optional<Approval> open =
                    statements.first(OPEN, JdbcApprovals::read, asker, request.digest(), AuditTime.micros(alive));
            if (open.isPresent()) {
                return new Asked(open.get(), false);
            }
            statements.update(NEXT);
            long id = statements
                    .first("SELECT last_approval FROM second_person", row -> row.getLong(1))
                    .orElseThrow();
            statements.update(
                    INSERT,
                    id,
                    asker,
                    request.asker().name(),
                    request.action(),
                    request.subject(),
                    request.digest(),
                    request.content(),
                    AuditTime.micros(request.asked()));
            transaction.audit(entry.apply(id));
            return new Asked(new Approval(id, request, State.WAITING, Optional.empty(), Optional.empty()), true);
        });
    }

    @Override
    public Optional<Approval> find(long id) {
        return reads.read(statements -> statements.first(SELECT + " WHERE id = ?", JdbcApprovals::read, id));
    }

    @Override
    public List<Approval> newest(int limit) {
        return reads.read(
                statements -> statements.list(SELECT + " ORDER BY id DESC LIMIT ?", JdbcApprovals::read, limit));
    }

    @Override
    public boolean decide(long id, State to, String decider, Instant at, AuditEntry entry) {
        return changed(entry, to == State.APPROVED ? APPROVE : REFUSE, decider, AuditTime.micros(at), id);
    }

    @Override
    public boolean use(long id, Instant alive, AuditEntry entry) {
        return changed(entry, USE, id, AuditTime.micros(alive));
    }

    @Override
    public void giveBack(long id, AuditEntry entry) {
        changed(entry, GIVE_BACK, id);
    }

    @Override
    public int trim(Instant before, int limit) {
        return Single.run(
                changes, transaction -> transaction.statements().update(TRIM, AuditTime.micros(before), limit));
    }

    @Override
    public void rolesChange(String username, Optional<String> changedBy, Instant at) {
        Single.run(
                changes,
                transaction ->
                        transaction.statements().update(ROLES_CHANGE, username, key(changedBy), AuditTime.micros(at)));
    }

    @Override
    public Optional<Instant> rolesChanged(String username, Optional<String> changedBy) {
        return reads.read(statements -> statements.first(
                "SELECT changed FROM role_change WHERE username = ? AND changed_by = ?",
                row -> AuditTime.instant(row.getLong(1)),
                username,
                key(changedBy)));
    }

    @Override
    public Optional<Instant> since() {
        return reads.read(statements ->
                        statements.first("SELECT since FROM second_person", row -> optionalInstant(row, 1)))
                .flatMap(since -> since);
    }

    @Override
    public void begin(Instant since) {
        Single.run(
                changes,
                transaction ->
                        transaction.statements().update("UPDATE second_person SET since = ?", AuditTime.micros(since)));
    }

    @Override
    public Optional<Off> off() {
        return reads.read(statements -> statements.first(
                "SELECT off_at, off_by FROM second_person WHERE off_at IS NOT NULL",
                row -> new Off(AuditTime.instant(row.getLong(1)), row.getString(2))));
    }

    @Override
    public void turnOff(String preference, Off off, AuditEntry entry) {
        Single.run(changes, transaction -> {
            Statements statements = transaction.statements();
            statements.update("DELETE FROM preference WHERE name = ?", preference);
            statements.update("DELETE FROM approval WHERE state IN ('WAITING', 'APPROVED')");
            transaction.audit(entry);
            return statements.update(
                    "UPDATE second_person SET off_at = ?, off_by = ?", AuditTime.micros(off.at()), off.by());
        });
    }

    @Override
    public boolean acknowledge(AuditEntry entry) {
        return changed(entry, ACKNOWLEDGE);
    }

    private boolean changed(AuditEntry entry, String sql, Object... arguments) {
        return Single.run(changes, transaction -> changed(transaction, entry, sql, arguments));
    }

    private static boolean changed(Transaction transaction, AuditEntry entry, String sql, Object... arguments)
            throws SQLException {
        boolean changed = transaction.statements().update(sql, arguments) == 1;
        if (changed) {
            transaction.audit(entry);
        }
        return changed;
    }

    private static String key(Optional<String> account) {
        return account.orElse(OWNER);
    }

    private static Approval read(ResultSet row) throws SQLException {
        Request request = new Request(
                new Asker(Optional.of(row.getString(2)).filter(name -> !name.equals(OWNER)), row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                AuditTime.instant(row.getLong(8)));
        return new Approval(
                row.getLong(1),
                request,
                State.valueOf(row.getString(9)),
                Optional.ofNullable(row.getString(10)),
                optionalInstant(row, 11));
    }
}
