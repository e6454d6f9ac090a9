package io.ptoken.cli.commands.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesShowCommandTest {

    private static final String IDENTITY_TABLES = String.format(
            "{\"name\": \"mine\", \"substitution1\": [%1$s], \"substitution2\": [%1$s], \"permutation\": [%2$s]}",
            numbers(16), numbers(64));

    private final TestSurroundings surroundings = new TestSurroundings();

    @Test
    void showsTheBuiltInSetWithoutAFile() {
        CommandRun run = surroundings.run("tables", "show");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("sample", "e4c14e63ff4b48f1", "real meters refuse these tokens");
    }

    @Test
    void showsNameKindAndFingerprintOfAFileAndNoneOfItsNumbers(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("tables.json"), IDENTITY_TABLES);

        CommandRun run = surroundings.run("tables", "show", file.toString(), "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("\"name\" : \"mine\"", "\"kind\" : \"OTHER\"")
                .doesNotContain("0,1,2", "0 1 2");
    }

    @Test
    void refusesAFileOfAnotherForm(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("tables.json"), "{}");

        CommandRun run = surroundings.run("tables", "show", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("ptoken: STA tables file");
    }

    @Test
    void namesAMissingFile() {
        CommandRun run = surroundings.run("tables", "show", "nowhere.json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no such file: nowhere.json");
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
