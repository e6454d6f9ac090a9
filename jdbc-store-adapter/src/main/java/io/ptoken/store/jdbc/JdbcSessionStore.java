package io.ptoken.store.jdbc;

import io.ptoken.service.access.ApiSession;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.SessionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link SessionStore} on the table {@code api_session}. */
final class JdbcSessionStore implements SessionStore {

    private static final String SELECT = "SELECT token_hash, username, origin, opened, ends FROM api_session";
    private static final String INSERT = """
            INSERT INTO api_session (token_hash, username, origin, opened, ends) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (token_hash) DO UPDATE SET username = excluded.username, origin = excluded.origin,
            opened = excluded.opened, ends = excluded.ends""";
    private static final String EXTEND = "UPDATE api_session SET ends = ? WHERE token_hash = ? AND ends < ?";
    private static final String CLOSE = "DELETE FROM api_session WHERE token_hash = ?";
    private static final String OPEN = SELECT + " WHERE ends > ? ORDER BY username, opened, token_hash";
    private static final String TRIM = """
            DELETE FROM api_session WHERE token_hash IN
            (SELECT token_hash FROM api_session WHERE ends < ? ORDER BY ends LIMIT ?)""";

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
                            AuditTime.micros(session.end()));
        });
    }

    @Override
    public Optional<ApiSession> find(String tokenHash) {
        return reads.read(
                statements -> statements.first(SELECT + " WHERE token_hash = ?", JdbcSessionStore::read, tokenHash));
    }

    @Override
    public void extend(String tokenHash, Instant end) {
        long micros = AuditTime.micros(end);
        Single.run(changes, transaction -> transaction.statements().update(EXTEND, micros, tokenHash, micros));
    }

    @Override
    public boolean close(String tokenHash, AuditEntry entry) {
        return Single.run(changes, transaction -> {
            boolean was = transaction.statements().update(CLOSE, tokenHash) == 1;
            if (was) {
                transaction.audit(entry);
            }
            return was;
        });
    }

    @Override
    public int closeAllOf(String username, AuditEntry entry) {
        return Single.run(changes, transaction -> {
            transaction.audit(entry);
            return SessionTable.removeAllOf(transaction.statements(), username);
        });
    }

    @Override
    public List<ApiSession> open(Instant now) {
        return reads.read(statements -> statements.list(OPEN, JdbcSessionStore::read, AuditTime.micros(now)));
    }

    @Override
    public int trim(Instant endedBefore, int limit) {
        return Single.run(
                changes, transaction -> transaction.statements().update(TRIM, AuditTime.micros(endedBefore), limit));
    }

    private static ApiSession read(ResultSet row) throws SQLException {
        return new ApiSession(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                AuditTime.instant(row.getLong(4)),
                AuditTime.instant(row.getLong(5)));
    }
}
