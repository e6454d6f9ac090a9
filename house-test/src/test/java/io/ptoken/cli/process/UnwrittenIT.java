package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The standard output of a real process that takes nothing. */
@EnabledOnOs(OS.LINUX)
class UnwrittenIT {

    @Test
    void aFullDiskIsTold() {
        Program.Ended ended = shell("\"$@\" > /dev/full", "tables", "show");

        assertThat(ended.err()).isEqualTo("ptoken: the result could not be written (No space left on device)\n");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void aReaderWhoHasSeenEnoughIsNoNews() {
        Program.Ended ended = shell("set -o pipefail; \"$@\" | head -n 1", "conformance", "-v");

        assertThat(ended.err().lines().filter(line -> line.startsWith("ptoken: ")))
                .isEmpty();
        assertThat(ended.out()).hasLineCount(1);
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    /** As under a supervisor that gives a process no standard output. */
    @Test
    void aClosedOutputIsToldInOneLine() {
        Program.Ended ended = shell("\"$@\" >&-", "tables", "show");

        assertThat(ended.err()).isEqualTo("ptoken: the result could not be written (Bad file descriptor)\n");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void whatArrivesIsWhole() {
        Program.Ended ended = shell("\"$@\" | cat", "token", "decode", "0000 0000 0001 3422 0736");

        assertThat(ended.out()).contains("token ");
        assertThat(ended.exitCode()).isZero();
    }

    private static Program.Ended shell(String script, String... arguments) {
        Path program = Program.distribution().resolve("bin").resolve("ptoken").toAbsolutePath();
        assertThat(Files.isExecutable(program)).isTrue();
        List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash", program.toString()));
        command.addAll(List.of(arguments));
        try (Program run = Program.start(command, Map.of(), Path.of("target"))) {
            return run.end();
        }
    }
}
