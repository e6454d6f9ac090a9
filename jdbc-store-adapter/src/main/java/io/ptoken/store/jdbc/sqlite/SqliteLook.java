package io.ptoken.store.jdbc.sqlite;

import io.ptoken.service.port.StoreException;
import io.ptoken.store.jdbc.sql.Statements;
import io.ptoken.store.jdbc.sql.StoreContents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What the file of a store tells to somebody who changes nothing in it, not even its schema.
 *
 * @param damage what is wrong with it, as the database says; empty when it is whole
 * @param contents what stands in it; empty when it is damaged
 */
public record SqliteLook(List<String> damage, Optional<StoreContents> contents) {

    private static final int PATIENCE_MS = 10_000;
    private static final int MOST = 5;

    /** Number of the newest change of the schema, in either dialect. */
    public static final long SCHEMA = 18;

    public SqliteLook {
        damage = List.copyOf(damage);
    }

    /**
     * Looks.
     *
     * @throws StoreException when it cannot be read, or is no store
     */
    public static SqliteLook at(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        // Without a log that others write, nothing is made beside the file either.
        String how = Files.exists(Path.of(file + "-wal")) ? "mode=ro" : "immutable=1";
        source.setUrl("jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?" + how);
        try (Connection connection = source.getConnection()) {
            return of(new Statements(connection));
        } catch (SQLException e) {
            throw new SqliteFailures(file, PATIENCE_MS).of(e).exception(e);
        }
    }

    private static SqliteLook of(Statements statements) throws SQLException {
        List<String> damage = statements.list("PRAGMA quick_check(" + MOST + ")", row -> row.getString(1)).stream()
                .filter(text -> !text.equals("ok"))
                .toList();
        return new SqliteLook(
                damage, damage.isEmpty() ? Optional.of(StoreContents.read(statements)) : Optional.empty());
    }
}
