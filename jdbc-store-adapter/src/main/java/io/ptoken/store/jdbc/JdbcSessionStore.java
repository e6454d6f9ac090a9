package io.ptoken.store.jdbc;

import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.SessionStore;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link SessionStore} on the table {@code api_session}. */
final class JdbcSessionStore implements SessionStore {

    private static final String SELECT =
            "SELECT token_hash, username, origin, opened, last_used, ends, end_reason FROM api_session";
    private static final String INSERT = """
            INSERT INTO api_session (token_hash, username, origin, opened, last_used, ends) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (token_hash) DO UPDATE SET username = excluded.username, origin = excluded.origin,
            opened = excluded.opened, last_used = excluded.last_used, ends = excluded.ends, end_reason = NULL""";
    private static final String USE = """
            UPDATE api_session SET last_used = CASE WHEN last_used < ? THEN ? ELSE last_used END,
            ends = CASE WHEN ends < ? THEN ? ELSE ends END WHERE token_hash = ? AND end_reason IS NULL""";
    private static final String CLOSE = """
            UPDATE api_session SET ends = ?, end_reason = ?
            WHERE token_hash = ? AND ends > ? AND end_reason IS NULL""";
    private static final String OPEN =
            SELECT + " WHERE ends > ? AND end_reason IS NULL ORDER BY username, opened, token_hash";
    private static final String OPEN_OF =
            SELECT + " WHERE username = ? AND ends > ? AND end_reason IS NULL ORDER BY last_used, token_hash";
    private static final String TRIM = """
            DELETE FROM api_session WHERE token_hash IN
            (SELECT token_hash FROM api_session WHERE ends < ? ORDER BY ends LIMIT ?)""";
    private static final String ENDED_OF = "SELECT count(*) FROM api_session WHERE username = ? AND ends <= ?";
    private static final String TRIM_OF = """
            DELETE FROM api_session WHERE token_hash IN
            (SELECT token_hash FROM api_session WHERE username = ? AND ends <= ? ORDER BY ends LIMIT ?)""";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcSessionStore(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public void open(ApiSession session, AuditEntry entry) {
        Single.run(changes, transaction -> {
            transaction.audit(entry);
            return transaction
                    .statements()
                    .update(
                            INSERT,
                            session.tokenHash(),
                            session.username(),
                            session.origin(),
                            AuditTime.micros(session.opened()),
                            AuditTime.micros(session.lastUsed()),
                            AuditTime.micros(session.end()));
        });
    }

    @Override
    public Optional<ApiSession> find(String tokenHash) {
        return reads.read(
                statements -> statements.first(SELECT + " WHERE token_hash = ?", JdbcSessionStore::read, tokenHash));
    }

    @Override
    public void use(String tokenHash, Instant at, Instant end) {
        Single.run(changes, using(tokenHash, at, end));
    }

    @Override
    public void useLater(String tokenHash, Instant at, Instant end) {
        Single.later(changes, using(tokenHash, at, end));
    }

    private static Single.Work<Integer> using(String tokenHash, Instant at, Instant end) {
        long lastUsed = AuditTime.micros(at);
        long ends = AuditTime.micros(end);
        return transaction -> transaction.statements().update(USE, lastUsed, lastUsed, ends, ends, tokenHash);
    }

    @Override
    public boolean close(String tokenHash, SessionEnd why, AuditEntry entry) {
        long at = AuditTime.micros(entry.at());
        return Single.run(changes, transaction -> {
            boolean was = transaction.statements().update(CLOSE, at, why.reason(), tokenHash, at) == 1;
            if (was) {
                transaction.audit(entry);
            }
            return was;
        });
    }

    @Override
    public int closeAllOf(String username, SessionEnd why, AuditEntry entry) {
        return Single.run(changes, transaction -> {
            transaction.audit(entry);
            return SessionTable.closeAllOf(transaction.statements(), username, why, entry.at());
        });
    }

    @Override
    public List<ApiSession> open(Instant now) {
        return reads.read(statements -> statements.list(OPEN, JdbcSessionStore::read, AuditTime.micros(now)));
    }

    @Override
    public List<ApiSession> openOf(String username, Instant now) {
        return reads.read(
                statements -> statements.list(OPEN_OF, JdbcSessionStore::read, username, AuditTime.micros(now)));
    }

    @Override
    public int trim(Instant endedBefore, int limit) {
        return Single.run(
                changes, transaction -> transaction.statements().update(TRIM, AuditTime.micros(endedBefore), limit));
    }

    @Override
    public int trimOf(String username, Instant endedBy, int kept, int limit) {
        long at = AuditTime.micros(endedBy);
        return Single.run(changes, transaction -> {
            Statements statements = transaction.statements();
            long ended = statements
                    .first(ENDED_OF, row -> row.getLong(1), username, at)
                    .orElse(0L);
            long surplus = Math.min(ended - kept, limit);
            return surplus > 0 ? statements.update(TRIM_OF, username, at, surplus) : 0;
        });
    }

    private static ApiSession read(ResultSet row) throws SQLException {
        return new ApiSession(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                AuditTime.instant(row.getLong(4)),
                AuditTime.instant(row.getLong(5)),
                AuditTime.instant(row.getLong(6)),
                Optional.ofNullable(row.getString(7)).map(SessionTable::endOf));
    }
}
