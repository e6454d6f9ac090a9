package io.ptoken.kept;

import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresDump;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeps installations of this build for every later one. Run it by name before a format changes:
 *
 * <pre>mvn -Dquick -pl house-test -am test -Dtest=KeepInstallations -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dkept.name=NAME</pre>
 *
 * <p>It is no test: nothing else runs it. Three installations live the same {@linkplain KeptLife life}: one on SQLite that
 * was stopped, one on SQLite as it was found after a power cut, one on PostgreSQL.
 */
class KeepInstallations {

    private static final String SQLITE = "\nstore:\n  kind: SQLITE\n\n";

    @TempDir
    Path directory;

    @Test
    void keep() throws IOException {
        Path all = Path.of("src/test/resources/kept", System.getProperty("kept.name", "unnamed"));
        Path sqlite = folder("sqlite");
        Path killed = folder("killed");
        KeptLife.Kept kept = KeptLife.live(sqlite, SQLITE, data -> copy(data, killed.resolve("data")));
        Files.delete(killed.resolve("data/ptoken.db-shm"));
        Files.copy(sqlite.resolve("answer.klf.txt"), killed.resolve("answer.klf.txt"));
        put(sqlite, kept, all.resolve("sqlite"));
        put(killed, kept, all.resolve("killed"));

        PostgresSettings database = PostgresServer.shared().newDatabase();
        Path postgres = folder("postgres");
        KeptLife.Kept shared = KeptLife.live(postgres, store(database.url()), data -> {});
        Files.writeString(postgres.resolve("dump.sql"), PostgresDump.of(database));
        Path configuration = postgres.resolve("data/ptoken.yaml");
        Files.writeString(
                configuration, Files.readString(configuration).replace(database.url(), KeptInstallation.NO_DATABASE));
        put(postgres, shared, all.resolve("postgres"));
    }

    /** The facts are those of a copy that was opened again: after a power cut the leases are lost. */
    private void put(Path made, KeptLife.Kept kept, Path target) throws IOException {
        KeptInstallation opened = new KeptInstallation(made).unpacked(folder("opened-" + made.getFileName()));
        KeptCommands commands = new KeptCommands(opened.data());
        KeptFacts facts;
        try (OpenedInstallation again =
                OpenedInstallation.of(opened.data(), commands.at(KeptLife.END).surroundings())) {
            facts = KeptFacts.of(again, kept.messages()).with(KeptFacts.TIDS, kept.claimedTid());
        }
        copy(made.resolve("data"), target.resolve("data"));
        for (String name : new String[] {"answer.klf.txt", "dump.sql"}) {
            if (Files.exists(made.resolve(name))) {
                Files.copy(made.resolve(name), target.resolve(name));
            }
        }
        facts.write(target.resolve("facts.txt"));
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    private static String store(String url) {
        return "\nstore:\n  kind: POSTGRESQL\n  url: " + url + "\n\n";
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            KeptInstallation.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
