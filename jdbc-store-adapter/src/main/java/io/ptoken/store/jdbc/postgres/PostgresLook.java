package io.ptoken.store.jdbc.postgres;

import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.StoreException;
import io.ptoken.store.jdbc.sql.Statements;
import io.ptoken.store.jdbc.sql.StoreContents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a database on the network tells to somebody who changes nothing in it, not even its schema.
 *
 * @param version of the database's program
 * @param contents what stands in it; empty while it has no tables of ours
 * @param ahead how far its clock is ahead of ours
 * @param way how the connection is protected
 */
public record PostgresLook(String version, Optional<StoreContents> contents, Duration ahead, Way way) {

    /**
     * A connection to a database.
     *
     * @param tls version of TLS; empty when nothing is encrypted
     * @param checked true: the certificate of the database is checked, and its name
     * @param local true: it does not leave this machine
     */
    public record Way(Optional<String> tls, boolean checked, boolean local) {}

    /**
     * Looks.
     *
     * @param clock ours
     * @throws StoreException when it does not answer, or does not let us in
     */
    public static PostgresLook at(PostgresSettings settings, InstantSource clock) {
        PostgresDialect dialect = new PostgresDialect(settings);
        try (Connection connection = dialect.readerSource().getConnection()) {
            connection.setReadOnly(true);
            Statements statements = new Statements(connection);
            return new PostgresLook(
                    connection.getMetaData().getDatabaseProductVersion(),
                    hasTables(statements) ? Optional.of(StoreContents.read(statements)) : Optional.empty(),
                    ahead(statements, clock),
                    way(statements, dialect.checksCertificate()));
        } catch (SQLException e) {
            throw dialect.failure(e).exception(e);
        }
    }

    private static boolean hasTables(Statements statements) throws SQLException {
        return statements
                .first("SELECT to_regclass('flyway_schema_history') IS NOT NULL", row -> row.getBoolean(1))
                .orElse(false);
    }

    /** Half of the time that the answer took is on the way. */
    private static Duration ahead(Statements statements, InstantSource clock) throws SQLException {
        long before = AuditTime.micros(clock.instant());
        long there = statements
                .first("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)", row -> row.getLong(1))
                .orElseThrow();
        long after = AuditTime.micros(clock.instant());
        return Duration.ofNanos((there - before - (after - before) / 2) * 1000);
    }

    private static Way way(Statements statements, boolean checked) throws SQLException {
        Optional<String> tls = statements.first(
                "SELECT version FROM pg_stat_ssl WHERE ssl AND pid = pg_backend_pid()", row -> row.getString(1));
        boolean local = statements
                .first(
                        "SELECT inet_server_addr() IS NULL OR inet_server_addr() <<= '127.0.0.0/8'"
                                + " OR inet_server_addr() = '::1'",
                        row -> row.getBoolean(1))
                .orElse(false);
        return new Way(tls, tls.isPresent() && checked, local);
    }
}
