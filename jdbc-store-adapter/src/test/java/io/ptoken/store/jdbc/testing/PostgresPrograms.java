package io.ptoken.store.jdbc.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds PostgreSQL's programs, and the user that may run them: they refuse to run as root. */
final class PostgresPrograms {

    private static final String MISSING =
            "These tests need PostgreSQL's programs initdb and postgres. Install them (Debian:"
                    + " apt-get install postgresql), or name their folder in the environment variable PTOKEN_POSTGRES_BIN.";

    private PostgresPrograms() {}

    /** The folder of {@code initdb} and {@code postgres}: the newest one. */
    static Path folder() {
        return candidates().stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(MISSING));
    }

    private static List<Path> candidates() {
        List<Path> folders = new ArrayList<>();
        environment("PTOKEN_POSTGRES_BIN").map(Path::of).ifPresent(folders::add);
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            versions.sorted(Comparator.comparingInt(PostgresPrograms::version).reversed())
                    .map(version -> version.resolve("bin"))
                    .forEach(folders::add);
        } catch (java.io.IOException e) {
            // No Debian, or not installed: the path may know.
        }
        for (String folder : environment("PATH").orElse("").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        return folders;
    }

    private static int version(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
    }

    private static Optional<String> environment(String name) {
        @Nullable String value = System.getenv(name);
        return Optional.ofNullable(value);
    }
}
