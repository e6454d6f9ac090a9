package io.ptoken.kept;

import io.ptoken.node.config.DataDirectory;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresDump;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * One installation that was put away.
 *
 * @param folder its data directory {@code data}, its facts, a key-load file that answers its request, and the dump of its
 *     database where that is PostgreSQL
 */
record KeptInstallation(Path folder) {

    /** Stands in a kept configuration for the database that the dump is loaded into. */
    static final String NO_DATABASE = "jdbc:postgresql://127.0.0.1:1/ptoken";

    private static final Path ALL = Path.of("src/test/resources/kept");

    /** Everything that was ever kept. */
    static List<KeptInstallation> all() throws IOException {
        try (Stream<Path> folders = Files.walk(ALL, 2)) {
            return folders.filter(folder -> Files.exists(folder.resolve("facts.txt")))
                    .sorted()
                    .map(KeptInstallation::new)
                    .toList();
        }
    }

    /** The build that left it behind. */
    String build() {
        return folder.getName(folder.getNameCount() - 2).toString();
    }

    DataDirectory data() {
        return new DataDirectory(folder.resolve("data"));
    }

    Path facts() {
        return folder.resolve("facts.txt");
    }

    /** The answer of a KMC to the request that is out. */
    Path answer() {
        return folder.resolve("answer.klf.txt");
    }

    Path dump() {
        return folder.resolve("dump.sql");
    }

    boolean isOnPostgres() {
        return Files.exists(dump());
    }

    /** The same in another folder, for its owner alone as it was, its dump loaded into a database of its own. */
    KeptInstallation unpacked(Path target) throws IOException {
        copy(folder, target);
        KeptInstallation copy = new KeptInstallation(target);
        if (isOnPostgres()) {
            PostgresSettings database = PostgresServer.shared().newDatabase();
            PostgresDump.load(Files.readString(dump()), database);
            Path configuration = copy.data().configuration();
            Files.writeString(configuration, Files.readString(configuration).replace(NO_DATABASE, database.url()));
        }
        return copy;
    }

    /** As {@link #unpacked}, with the module under a key file, for what has nothing to do with its passphrase. */
    KeptInstallation unpackedUnderAKey(Path target) throws IOException {
        KeptInstallation copy = unpacked(target);
        SealedAnew.underAKey(this, copy);
        return copy;
    }

    /** Copies a folder as it is at this moment. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
                } else {
                    Files.copy(file, copy);
                    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
    }

    @Override
    public String toString() {
        return folder.subpath(folder.getNameCount() - 2, folder.getNameCount()).toString();
    }
}
