package io.ptoken.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local Maven repository that sees all the build's own one holds, but for this project: of that it has only what is
 * installed here, so the build's own is never changed and never asked for an older build.
 */
final class ScratchRepository implements AutoCloseable {

    private static final List<String> GROUP = List.of("io", "ptoken");

    private final Path place;
    private final List<Path> links = new ArrayList<>();

    private ScratchRepository(Path place) {
        this.place = place;
    }

    static ScratchRepository beside(Path whole, Path place) throws IOException {
        Path from = whole.toAbsolutePath();
        Path to = place.toAbsolutePath();
        ScratchRepository repository = new ScratchRepository(to);
        for (String step : GROUP) {
            Files.createDirectories(to);
            repository.linkAllBut(step, from, to);
            from = from.resolve(step);
            to = to.resolve(step);
        }
        Files.createDirectories(to);
        return repository;
    }

    Path place() {
        return place;
    }

    /** Puts a project file or a jar where {@code mvn install} puts it. */
    void install(String artifact, String version, Path file) throws IOException {
        String name = file.getFileName().toString();
        String type = name.endsWith(".jar") ? ".jar" : ".pom";
        Path directory = place.resolve(String.join("/", GROUP));
        Path home = directory.resolve(artifact).resolve(version);
        Files.createDirectories(home);
        Files.copy(file, home.resolve(artifact + "-" + version + type));
    }

    private void linkAllBut(String kept, Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path name = entry.getFileName();
                if (!name.toString().equals(kept)) {
                    links.add(Files.createSymbolicLink(to.resolve(name), entry));
                }
            }
        }
    }

    /** Takes the links away, so that nothing deletes through them. */
    @Override
    public void close() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }
}
