package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program at pseudo-terminals of several widths. */
class TerminalWidthIT {

    private static final Path TERMINAL = Path.of("src/test/resources/process/columns.py");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void theHelpOfAllCommandsTakesTheWholeWidthAndNoMore(int columns) {
        Program.Ended ended = at(columns, "help", "--all");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out().lines().mapToInt(String::length).max().orElse(0)).isBetween(columns - 1, columns);
        assertThat(ended.out()).contains("Usage: ptoken hsm simulate [OPTIONS]\n", "Usage: ptoken kmc-sim answer");
    }

    @Test
    void helpAndErrorsOfOneCommandDoSoToo() {
        assertThat(at(60, "user", "add", "--help").out().lines()).allMatch(line -> line.length() <= 60);
        assertThat(at(60, "user", "add", "x", "--role", "y").out().lines())
                .hasSizeGreaterThan(4)
                .allMatch(line -> line.length() <= 60);
    }

    @Test
    void aTableOfDataStacksWhereItDoesNotFit() {
        Map<String, String> installation = Map.of(
                "PTOKEN_DATA", directory.resolve("data").toString(), "PTOKEN_PASSPHRASE", "correct horse battery");
        assertThat(Program.run(installation, "init").exitCode()).isZero();

        assertThat(at(60, installation, "pref", "list").out())
                .contains("\nNAME    ptoken.sessionTimeoutSec\nVALUE   300\nUNIT    s\nSOURCE  default\n");
        assertThat(at(80, installation, "pref", "list").out())
                .contains("\nptoken.sessionTimeoutSec            300    s             default\n");
        assertThat(Program.run(installation, "pref", "list").out())
                .isEqualTo(at(120, installation, "pref", "list").out());
    }

    private static Program.Ended at(int columns, String... arguments) {
        return at(columns, Map.of(), arguments);
    }

    private static Program.Ended at(int columns, Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of("NO_COLOR", "1"));
        environment.putAll(more);
        List<String> command = new ArrayList<>(List.of(
                "python3",
                TERMINAL.toAbsolutePath().toString(),
                Integer.toString(columns),
                Program.distribution()
                        .resolve("bin")
                        .resolve("ptoken")
                        .toAbsolutePath()
                        .toString()));
        command.addAll(List.of(arguments));
        try (Program program = Program.start(command, environment, Path.of("target"))) {
            return program.end();
        }
    }
}
