package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceCommandTest {

    private static final String VECTOR_FILE = """
            {"file": "luhn", "description": "d", "fields": {},
             "vectors": [{"id": "l/1", "source": "s", "evidence": "V", %s}]}
            """;

    @TempDir
    Path directory;

    private final TestSurroundings surroundings = new TestSurroundings();

    @Test
    void provesTheBuiltInVectorsAndEndsWithTheCounts() {
        CommandRun run = surroundings.run("conformance");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().strip()).matches("[1-9][0-9]+ passed, 0 failed, [0-9]+ skipped");
        assertThat(run.err().lines())
                .as("why vectors were skipped, once")
                .singleElement()
                .asString()
                .startsWith("Skipped: ")
                .contains("operational STA tables", "PTOKEN_STA_TABLES");
    }

    @Test
    void listsEveryVectorWhenVerbose() {
        CommandRun run = surroundings.run("conformance", "-v");

        assertThat(run.out().lines()).hasSizeGreaterThan(500).anyMatch(line -> line.startsWith("passed "));
    }

    @Test
    void failsWithTheIdAndTheReasonWhenAVectorIsWrong() throws IOException {
        Files.writeString(directory.resolve("a.json"), VECTOR_FILE.formatted("\"nonsense\": 1"));

        CommandRun run = surroundings.run("conformance", directory.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().findFirst().orElseThrow())
                .startsWith("FAILED ")
                .contains("l/1");
        assertThat(run.out()).endsWith("0 passed, 1 failed, 0 skipped" + System.lineSeparator());
    }

    @Test
    void failsWhenAPathIsMissing() {
        CommandRun run = surroundings.run("conformance", "nowhere");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("nowhere").endsWith("0 passed, 1 failed, 0 skipped" + System.lineSeparator());
    }

    @Test
    void refusesTablesThatAreNotTheOperationalOnes() throws IOException {
        Path tables = Files.writeString(directory.resolve("t.json"), "{}");

        assertThat(surroundings
                        .run("conformance", "--sta-tables", tables.toString())
                        .exitCode())
                .isEqualTo(1);
        assertThat(surroundings
                        .variable("PTOKEN_STA_TABLES", tables.toString())
                        .run("conformance")
                        .err())
                .contains("STA tables file");
    }
}
