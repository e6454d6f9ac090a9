package io.ptoken.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.store.jdbc.testing.PostgresServer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The crash test on the packaged program. {@code -Dcrash.runs=200} kills it 200 times, {@code -Dcrash.faultRuns=20} lets the
 * disk fail 20 times, {@code -Dcrash.powerLossRuns=20} lets the power go 20 times, {@code -Dcrash.postgresRuns=20}
 * kills a server on PostgreSQL 20 times, {@code -Dcrash.keyLoadRuns=20} loads keys from a KMC 20 times with every step
 * struck, {@code -Dcrash.restoreRuns=200} puts an older store back 200 times ({@code -Dcrash.restoreWaits=1}: one of them waits
 * until tokens are sold again), {@code -Dcrash.postgresRestoreRuns=20} does so with PostgreSQL, {@code
 * -Dcrash.smallLimitRuns=200} sells under small limits 200 times, {@code -Dcrash.seed=N} repeats the choices of an earlier test.
 */
class CrashIT {

    private static final Path TARGET = Path.of(System.getProperty("crash.target", "target"));

    @Test
    void keepsEveryPromiseThroughKillsDiskFaultsAndPowerLosses() {
        List<String> arguments = new ArrayList<>(List.of(
                "--runs=" + System.getProperty("crash.runs", "50"),
                "--fault-runs=" + System.getProperty("crash.faultRuns", "6"),
                "--power-loss-runs=" + System.getProperty("crash.powerLossRuns", "5"),
                "--key-load-runs=" + System.getProperty("crash.keyLoadRuns", "1"),
                "--restore-runs=" + System.getProperty("crash.restoreRuns", "2"),
                "--restore-waits=" + System.getProperty("crash.restoreWaits", "0"),
                "--small-limit-runs=" + System.getProperty("crash.smallLimitRuns", "2")));
        words("crash.seed").forEach(seed -> arguments.add("--seed=" + seed));
        arguments.addAll(words("crash.options"));
        Path report = TARGET.resolve("crash-report.md");

        assertThat(exitCode(report, arguments)).as("see %s", report).isZero();
    }

    /** Each run waits until the claims of the dead process are overdue, which takes up to 30 s: other nodes may live. */
    @Test
    void keepsEveryPromiseOnPostgresql() {
        Path report = TARGET.resolve("crash-report-postgresql.md");
        try (PostgresServer database = PostgresServer.startDurable()) {
            List<String> arguments = List.of(
                    "--runs=" + System.getProperty("crash.postgresRuns", "4"),
                    "--power-loss-runs=1",
                    "--restore-runs=" + System.getProperty("crash.postgresRestoreRuns", "1"),
                    "--fault=kill",
                    "--store=postgres",
                    "--store-url=" + database.newDatabase().url());

            assertThat(exitCode(report, arguments)).as("see %s", report).isZero();
        }
    }

    /** The test of the test: what the server wrote but a disk did not sync must be missed, in the store and in the module. */
    @ParameterizedTest
    @ValueSource(strings = {"ptoken.db", "softsm"})
    void findsOutThatASyncIsMissing(String file) {
        Path report = TARGET.resolve("lying-disk-" + file + ".md");
        List<String> arguments = List.of(
                "--runs=0",
                "--fault=kill",
                "--power-loss-runs=5",
                "--key-load-runs=0",
                "--restore-runs=0",
                "--small-limit-runs=0",
                "--seed=4",
                "--lying-disk=" + file);

        assertThat(exitCode(report, arguments)).as("see %s", report).isEqualTo(1);
        assertThat(report).content().contains("**BROKEN PROMISE** in run ");
    }

    private static int exitCode(Path report, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--audit",
                "--directory=" + TARGET.resolve("crash"),
                "--report=" + report,
                "--distribution="
                        + System.getProperty("ptoken.distribution", "../cli-adapter/target/ptoken-0.1.0-SNAPSHOT")));
        arguments.addAll(more);
        return CrashTest.run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments.toArray(String[]::new));
    }

    private static List<String> words(String property) {
        return List.of(System.getProperty(property, "").split(" ")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
