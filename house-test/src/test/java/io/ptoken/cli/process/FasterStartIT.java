package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/faster-start} of the distribution, and what it made when the distribution was built. */
class FasterStartIT {

    private static final String TELL_SOURCES = "-Xlog:class+load";
    private static final String MAIN_CLASS = "io.ptoken.cli.main.Ptoken source: ";
    private static final String SHARED = "shared objects file";

    @TempDir
    Path directory;

    @Test
    void theProgramStartsFromSharedClasses() {
        assertThat(version(Map.of("JAVA_OPTS", TELL_SOURCES)).out()).contains(MAIN_CLASS + SHARED);
    }

    @Test
    void andWithoutThemWhenToldSo() {
        assertThat(version(Map.of("JAVA_OPTS", TELL_SOURCES, "PTOKEN_SHARING", "off"))
                        .out())
                .contains(MAIN_CLASS + "file:")
                .doesNotContain(MAIN_CLASS + SHARED);
    }

    /** A method that waits for the compiler while the file is made is never compiled by those who use it. */
    @Test
    void whatIsHotIsStillCompiled() {
        Program.Ended ended = Program.run(Map.of("JAVA_OPTS", "-XX:+PrintCompilation"), "demo", "--once");

        assertThat(ended.out())
                .contains("sun.security.provider.SHA2::implCompress0", "sun.security.provider.SHA5::implCompress0");
        assertThat(ended.exitCode()).isZero();
    }

    /** As after an update of the program without another run of it. */
    @Test
    void jarsThatDoNotFitAreReadAsEverWithoutAWord() throws IOException {
        Path copy = directory.resolve("ptoken");
        run("cp", "-a", Program.distribution().toString(), copy.toString());
        Path jar = jar(copy);
        Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);

        Program.Ended ended = run(copy.resolve("bin/ptoken").toString(), "--version");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("ptoken ");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void takesNoArguments() {
        Program.Ended ended =
                run(Program.distribution().resolve("bin/faster-start").toString(), "--help");

        assertThat(ended.err()).contains("faster-start: it takes no arguments");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void leavesWhatWasThereWhenTheDemoFails() throws IOException {
        Path copy = directory.resolve("ptoken");
        run("cp", "-a", Program.distribution().toString(), copy.toString());
        Files.delete(jar(copy));
        byte[] before = Files.readAllBytes(copy.resolve("lib/ptoken.jsa"));

        Program.Ended ended = run(copy.resolve("bin/faster-start").toString());

        assertThat(ended.err()).contains("faster-start: the demo failed, so nothing was made");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(copy.resolve("lib/ptoken.jsa")).hasBinaryContent(before);
        try (var files = Files.list(copy.resolve("lib"))) {
            assertThat(files.filter(file -> file.toString().contains(".jsa."))).isEmpty();
        }
    }

    private static Path jar(Path distribution) throws IOException {
        try (var files = Files.list(distribution.resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("picocli-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Program.Ended version(Map<String, String> environment) {
        return Program.run(environment, "--version");
    }

    private Program.Ended run(String... command) {
        try (Program program = Program.start(List.of(command), Map.of(), directory)) {
            return program.end();
        }
    }
}
