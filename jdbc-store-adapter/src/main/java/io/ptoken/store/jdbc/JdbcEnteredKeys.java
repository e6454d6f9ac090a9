package io.ptoken.store.jdbc;

import io.ptoken.service.port.EnteredKeys;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.KeyCheckValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** {@link EnteredKeys} on the table {@code entered_key}. */
final class JdbcEnteredKeys implements EnteredKeys {

    private static final String ALL = """
            SELECT module_id, sgc, krn, key_type, kcv, unit_limit, currency_limit FROM entered_key
            ORDER BY module_id, sgc, krn, key_type""";
    private static final String ENTER = """
            INSERT INTO entered_key (module_id, sgc, krn, key_type, kcv, unit_limit, currency_limit)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (module_id, sgc, krn, key_type) DO UPDATE
            SET kcv = excluded.kcv, unit_limit = excluded.unit_limit, currency_limit = excluded.currency_limit""";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcEnteredKeys(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public void entered(EnteredKey key) {
        Single.run(changes, transaction -> {
            return transaction
                    .statements()
                    .update(
                            ENTER,
                            key.moduleId(),
                            key.sgc().value(),
                            key.krn().value(),
                            key.keyType().code(),
                            key.kcv().hex6(),
                            key.unitLimit(),
                            key.currencyLimit());
        });
    }

    @Override
    public List<EnteredKey> all() {
        return reads.read(statements -> statements.list(ALL, JdbcEnteredKeys::read));
    }

    private static EnteredKey read(ResultSet row) throws SQLException {
        return new EnteredKey(
                row.getString(1),
                new SupplyGroupCode(row.getInt(2)),
                new KeyRevision(row.getInt(3)),
                KeyType.ofCode(row.getInt(4)),
                new KeyCheckValue(row.getString(5)),
                row.getLong(6),
                row.getLong(7));
    }
}
