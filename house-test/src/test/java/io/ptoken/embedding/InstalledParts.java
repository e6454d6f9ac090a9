package io.ptoken.embedding;

import io.ptoken.testing.RunningProgram;
import io.ptoken.testing.RunningProgram.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parts of this build where a project of its own finds them, in a repository that is thrown away. */
final class InstalledParts implements AutoCloseable {

    private static final String VERSION = System.getProperty("ptoken.version", "0.1.0-SNAPSHOT");

    /** Half the processor time of a Maven that compiles a handful of files. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path scratch;
    private final ScratchRepository repository;

    private InstalledParts(Path scratch, ScratchRepository repository) {
        this.scratch = scratch;
        this.repository = repository;
    }

    static InstalledParts of(List<String> parts, Path scratch) throws IOException {
        ScratchRepository repository = ScratchRepository.beside(
                Path.of(System.getProperty("ptoken.localRepository")), scratch.resolve("repository"));
        repository.install("ptoken-parent", VERSION, Path.of("..", "pom.xml"));
        repository.install("ptoken-bom", VERSION, Path.of("..", "ptoken-bom", "pom.xml"));
        for (String part : parts) {
            Path module = Path.of("..", part);
            repository.install(part, VERSION, module.resolve("pom.xml"));
            repository.install(part, VERSION, module.resolve(Path.of("target", part + "-" + VERSION + ".jar")));
        }
        return new InstalledParts(scratch, repository);
    }

    /**
     * Packages a project as its users do.
     *
     * @param options for Maven beside the usual
     */
    Ended build(Path project, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("ptoken.maven"), "bin", "mvn").toString(),
                "-q",
                "-B",
                "-ntp",
                "-DargLine=" + SHORT_LIVED,
                "-Dmaven.repo.local=" + repository.place()));
        command.addAll(List.of(options));
        command.add("package");
        return RunningProgram.run(project, scratch, Map.of("MAVEN_OPTS", SHORT_LIVED), command);
    }

    @Override
    public void close() throws IOException {
        repository.close();
    }
}
