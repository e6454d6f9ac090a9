package io.ptoken.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.testing.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples as projects of their own, built from installed artifacts and run as their users run them. */
class ExamplesIT {

    private static final List<String> PARTS =
            List.of("sts-core", "hsm-port", "hsm-pool", "kmc-keyload", "hsm-soft-adapter", "prismtoken-service");

    @TempDir
    Path scratch;

    private InstalledParts installed;

    @BeforeEach
    void install() throws IOException {
        installed = InstalledParts.of(PARTS, scratch);
    }

    @AfterEach
    void remove() throws IOException {
        installed.close();
    }

    @ParameterizedTest
    @EnumSource
    void buildsRunsAndLeavesTheConsoleQuiet(Example example) throws IOException, InterruptedException {
        Path project = scratch.resolve("project");
        copy(example.directory().resolve("pom.xml"), project.resolve("pom.xml"));
        copy(example.program(), project.resolve(example.directory().relativize(example.program())));

        var built = installed.build(project);
        assertThat(built.exitCode()).as("%s%s", built.out(), built.err()).isZero();

        var ran = RunningProgram.run(
                project,
                scratch,
                List.of(RunningProgram.java(), "-jar", example.jar().toString()));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).matches(example.prints());
        assertThat(ran.exitCode()).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }
}
