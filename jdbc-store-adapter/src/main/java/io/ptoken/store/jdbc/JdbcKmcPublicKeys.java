package io.ptoken.store.jdbc;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.KmcPublicKeys;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@link KmcPublicKeys} on the table {@code kmc_public_key}. */
final class JdbcKmcPublicKeys implements KmcPublicKeys {

    private static final String SELECT =
            "SELECT kmc_id, name, content, active_from, expires, approved, added FROM kmc_public_key";
    private static final String SAVE = """
            INSERT INTO kmc_public_key (kmc_id, name, content, active_from, expires, approved, added)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (kmc_id) DO UPDATE SET name = excluded.name, content = excluded.content,
            active_from = excluded.active_from, expires = excluded.expires, approved = excluded.approved,
            added = excluded.added""";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcKmcPublicKeys(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public Optional<KmcPublicKey> find(String kmcId) {
        return reads.read(statements -> statements.first(SELECT + " WHERE kmc_id = ?", JdbcKmcPublicKeys::read, kmcId));
    }

    @Override
    public List<KmcPublicKey> all() {
        return reads.read(statements -> statements.list(SELECT + " ORDER BY kmc_id", JdbcKmcPublicKeys::read));
    }

    @Override
    public void save(KmcPublicKey key, AuditEntry entry) {
        Single.run(changes, transaction -> {
            transaction.audit(entry);
            return transaction
                    .statements()
                    .update(
                            SAVE,
                            key.kmcId(),
                            key.name(),
                            key.text(),
                            AuditTime.micros(key.activeFrom()),
                            AuditTime.micros(key.expires()),
                            key.approved() ? 1 : 0,
                            AuditTime.micros(key.added()));
        });
    }

    @Override
    public boolean remove(String kmcId, AuditEntry entry) {
        return Single.run(changes, transaction -> {
            boolean was = transaction.statements().update("DELETE FROM kmc_public_key WHERE kmc_id = ?", kmcId) == 1;
            if (was) {
                transaction.audit(entry);
            }
            return was;
        });
    }

    private static KmcPublicKey read(ResultSet row) throws SQLException {
        return new KmcPublicKey(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                AuditTime.instant(row.getLong(4)),
                AuditTime.instant(row.getLong(5)),
                row.getInt(6) == 1,
                AuditTime.instant(row.getLong(7)));
    }
}
