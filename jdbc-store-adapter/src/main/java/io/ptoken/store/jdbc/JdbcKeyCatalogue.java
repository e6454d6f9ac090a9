package io.ptoken.store.jdbc;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.KeyCatalogue;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@link KeyCatalogue} on the tables {@code key_load_file} and {@code catalogue_key}. */
final class JdbcKeyCatalogue implements KeyCatalogue {

    private static final String FILES = "SELECT id, kmc_id, content, uploaded FROM key_load_file";
    private static final String FILE_IDS = "SELECT id FROM key_load_file ORDER BY uploaded, id";
    private static final String LATEST =
            "SELECT COALESCE(MAX(uploaded), " + Long.MIN_VALUE / 2 + ") FROM key_load_file WHERE kmc_id = ?";
    private static final String ADD_FILE =
            "INSERT INTO key_load_file (id, kmc_id, content, uploaded) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String ADD_KEY =
            "INSERT INTO catalogue_key (file_id, number, sgc, krn, line) VALUES (?, ?, ?, ?, ?)";
    private static final String KEYS = """
            SELECT k.file_id, k.number, k.sgc, k.krn, k.line
            FROM catalogue_key k JOIN key_load_file f ON f.id = k.file_id
            ORDER BY k.sgc, k.krn, f.uploaded DESC, k.file_id, k.number""";
    private static final String REMOVE_KEYS =
            "DELETE FROM catalogue_key WHERE file_id IN (SELECT id FROM key_load_file WHERE kmc_id = ?)";
    private static final String REMOVE_FILES = "DELETE FROM key_load_file WHERE kmc_id = ?";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcKeyCatalogue(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public void add(KeyLoadFile file, List<CatalogueKey> keys, AuditEntry entry) {
        Single.run(changes, transaction -> {
            long latest = transaction
                    .statements()
                    .first(LATEST, row -> row.getLong(1), file.kmcId())
                    .orElseThrow();
            long uploaded = Math.max(AuditTime.micros(file.uploaded()), latest + 1);
            int added = transaction.statements().update(ADD_FILE, file.id(), file.kmcId(), file.text(), uploaded);
            if (added == 1) {
                for (CatalogueKey key : keys) {
                    transaction
                            .statements()
                            .update(
                                    ADD_KEY,
                                    key.fileId(),
                                    key.sequence(),
                                    key.sgc().value(),
                                    key.krn().value(),
                                    key.line());
                }
            }
            transaction.audit(entry);
            return added;
        });
    }

    @Override
    public Optional<KeyLoadFile> file(String id) {
        return reads.read(statements -> statements.first(FILES + " WHERE id = ?", JdbcKeyCatalogue::readFile, id));
    }

    @Override
    public List<KeyLoadFile> files() {
        return reads.read(statements -> statements.list(FILES + " ORDER BY uploaded, id", JdbcKeyCatalogue::readFile));
    }

    @Override
    public List<String> fileIds() {
        return reads.read(statements -> statements.list(FILE_IDS, row -> row.getString(1)));
    }

    @Override
    public List<CatalogueKey> keys() {
        return reads.read(statements -> statements.list(KEYS, JdbcKeyCatalogue::readKey));
    }

    @Override
    public int removeFilesOf(String kmcId, AuditEntry entry) {
        return Single.run(changes, transaction -> {
            transaction.audit(entry);
            transaction.statements().update(REMOVE_KEYS, kmcId);
            return transaction.statements().update(REMOVE_FILES, kmcId);
        });
    }

    private static KeyLoadFile readFile(ResultSet row) throws SQLException {
        return new KeyLoadFile(row.getString(1), row.getString(2), row.getString(3), AuditTime.instant(row.getLong(4)));
    }

    private static CatalogueKey readKey(ResultSet row) throws SQLException {
        return new CatalogueKey(
                row.getString(1),
                row.getInt(2),
                new SupplyGroupCode(row.getInt(3)),
                new KeyRevision(row.getInt(4)),
                row.getString(5));
    }
}
