package io.ptoken.store.jdbc;

import io.ptoken.service.access.KnownAddress;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.KnownAddressStore;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@link KnownAddressStore} on the table {@code known_address}. */
final class JdbcKnownAddresses implements KnownAddressStore {

    private static final String FIND = """
            SELECT username, address, proved, failures, locked_until FROM known_address
            WHERE username = ? AND address = ?""";
    private static final String PUT = """
            INSERT INTO known_address (username, address, proved, failures, locked_until) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (username, address) DO UPDATE
            SET proved = excluded.proved, failures = excluded.failures, locked_until = excluded.locked_until""";
    private static final String FORGIVE =
            "UPDATE known_address SET failures = 0, locked_until = 0 WHERE username = ? AND failures > 0";
    private static final String COUNT = "SELECT count(*) FROM known_address";
    private static final String COUNT_OLD = "SELECT count(*) FROM known_address WHERE proved < ?";
    private static final String TRIM = """
            DELETE FROM known_address WHERE (username, address) IN
            (SELECT username, address FROM known_address ORDER BY proved LIMIT ?)""";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcKnownAddresses(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public Optional<KnownAddress> find(String username, String address) {
        return reads.read(statements -> statements.first(FIND, JdbcKnownAddresses::read, username, address));
    }

    @Override
    public void put(KnownAddress known) {
        Single.run(changes, transaction -> put(transaction.statements(), known));
    }

    @Override
    public Optional<KnownAddress> update(String username, String address, UnaryOperator<KnownAddress> change) {
        return Single.run(changes, transaction -> {
            Optional<KnownAddress> changed = transaction
                    .statements()
                    .first(FIND + transaction.forUpdate(), JdbcKnownAddresses::read, username, address)
                    .map(change);
            if (changed.isPresent()) {
                put(transaction.statements(), changed.get());
            }
            return changed;
        });
    }

    @Override
    public void forgive(String username) {
        Single.run(changes, transaction -> transaction.statements().update(FORGIVE, username));
    }

    @Override
    public int trim(Instant provedBefore, int kept, int limit) {
        return Single.run(changes, transaction -> {
            Statements statements = transaction.statements();
            long surplus = statements.first(COUNT, row -> row.getLong(1)).orElse(0L) - kept;
            long old = statements
                    .first(COUNT_OLD, row -> row.getLong(1), AuditTime.micros(provedBefore))
                    .orElse(0L);
            long gone = Math.min(Math.max(surplus, old), limit);
            return gone > 0 ? statements.update(TRIM, gone) : 0;
        });
    }

    private static int put(Statements statements, KnownAddress known) throws SQLException {
        return statements.update(
                PUT,
                known.username(),
                known.address(),
                AuditTime.micros(known.proved()),
                known.failures(),
                AuditTime.micros(known.lockedUntil()));
    }

    private static KnownAddress read(ResultSet row) throws SQLException {
        return new KnownAddress(
                row.getString(1),
                row.getString(2),
                AuditTime.instant(row.getLong(3)),
                row.getInt(4),
                AuditTime.instant(row.getLong(5)));
    }
}
