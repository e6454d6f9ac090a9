package io.ptoken.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.testing.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The programs of the examples against the code as it is; {@code ExamplesIT} builds the projects. */
@Tag("slow")
class ExamplesTest {

    private static final Path PAGE = Path.of("..", "docs", "embedding.md");

    @TempDir
    Path scratch;

    @ParameterizedTest
    @EnumSource
    void theProgramRuns(Example example) throws IOException, InterruptedException {
        var ended = RunningProgram.java(
                scratch,
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        example.program().toString()));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).matches(example.prints());
        assertThat(ended.exitCode()).isZero();
    }

    /** In the project of the sale, which has all that it needs. */
    @Test
    void keysAreGotFromAKmcAsThePageShows() throws IOException, InterruptedException {
        Path program = Example.EMBEDDING.program().resolveSibling("KeysFromKmc.java");

        var ended =
                RunningProgram.java(scratch, List.of("-cp", System.getProperty("java.class.path"), program.toString()));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).matches("123457 Example, KRN 1, KCV [0-9A-F]{6}\n");
        String calls = Files.readString(program)
                .lines()
                .dropWhile(line -> !line.contains("private static void load("))
                .skip(1)
                .takeWhile(line -> !line.equals("    }"))
                .map(line -> line.substring(Math.min(8, line.length())))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(PAGE)).contains("```java\n" + calls + "\n```");
    }

    @Test
    void thePageShowsTheTestOfAModuleOfOnesOwn() throws IOException {
        Path test =
                Path.of("..", "examples", "own-adapters", "src", "test", "java", "example", "CountingModuleTest.java");

        assertThat(Files.readString(PAGE)).contains("```java\n" + Files.readString(test) + "```");
    }

    @ParameterizedTest
    @EnumSource
    void thePageShowsTheProgramAndWhatItNeeds(Example example) throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page).contains("```java\n" + Files.readString(example.program()) + "```");
        assertThat(page).contains("```xml\n" + example.dependencies() + "\n```");
    }
}
