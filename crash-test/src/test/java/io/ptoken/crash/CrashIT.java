package io.ptoken.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The crash test on the packaged program. {@code -Dcrash.runs=200} kills it 200 times, {@code -Dcrash.faultRuns=20} lets the
 * disk fail 20 times, {@code -Dcrash.seed=N} repeats the choices of an earlier test.
 */
class CrashIT {

    @Test
    void keepsEveryPromiseThroughKillsAndDiskFaults() {
        Path target = Path.of(System.getProperty("crash.target", "target"));
        List<String> arguments = new ArrayList<>(List.of(
                "--audit",
                "--runs=" + System.getProperty("crash.runs", "50"),
                "--fault-runs=" + System.getProperty("crash.faultRuns", "6"),
                "--directory=" + target.resolve("crash"),
                "--report=" + target.resolve("crash-report.md"),
                "--distribution="
                        + System.getProperty("ptoken.distribution", "../cli-adapter/target/ptoken-0.1.0-SNAPSHOT")));
        words("crash.seed").forEach(seed -> arguments.add("--seed=" + seed));
        arguments.addAll(words("crash.options"));

        int exitCode = CrashTest.run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));

        assertThat(exitCode).as("see %s", target.resolve("crash-report.md")).isZero();
    }

    private static List<String> words(String property) {
        return List.of(System.getProperty(property, "").split(" ")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
