package io.ptoken.store.jdbc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.store.jdbc.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL database as plain SQL, for any server: one INSERT for each row, no owners, no settings of one version. */
public final class PostgresDump {

    private PostgresDump() {}

    /** Dumps a database of {@link PostgresServer}. */
    public static String of(PostgresSettings database) {
        URI place = URI.create(database.url().substring("jdbc:".length()));
        List<String> command = List.of(
                PostgresPrograms.folder().resolve("pg_dump").toString(),
                "--host=" + place.getHost(),
                "--port=" + place.getPort(),
                "--username=" + database.username(),
                "--inserts",
                "--no-owner",
                "--no-privileges",
                "--no-comments",
                place.getPath().substring(1));
        try {
            Path errors = Files.createTempFile("ptoken-dump-", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String dump = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pg_dump failed: " + Files.readString(errors));
            }
            Files.delete(errors);
            return portable(dump);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Loads a dump into an empty database. */
    public static void load(String dump, PostgresSettings database) {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(dump);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused the dump", e);
        }
    }

    /** Without comments, settings of the session, and commands of psql; texts of several lines stay as they are. */
    private static String portable(String dump) {
        StringBuilder kept = new StringBuilder();
        boolean inText = false;
        for (String line : dump.lines().toList()) {
            if (inText || isPortable(line)) {
                kept.append(line).append('\n');
                inText ^= line.chars().filter(c -> c == '\'').count() % 2 == 1;
            }
        }
        return kept.toString();
    }

    private static boolean isPortable(String line) {
        return !line.isBlank()
                && !line.startsWith("--")
                && !line.startsWith("SET ")
                && !line.startsWith("\\")
                && !line.startsWith("SELECT pg_catalog.set_config");
    }
}
