package io.ptoken.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.store.jdbc.testing.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same on PostgreSQL. {@code -Dcrash.postgresRuns=20} kills a server 20 times, {@code -Dcrash.postgresRestoreRuns=20} puts
 * an older dump back 20 times.
 */
class PostgresCrashIT {

    /** Each run waits until the claims of the dead process are overdue, which takes up to 30 s: other nodes may live. */
    @Test
    @EnabledIfSystemProperty(
            named = "crash.postgresRuns",
            matches = "[1-9][0-9]+",
            disabledReason = "in ./check --long, or with -Dcrash.postgresRuns=10 or more")
    void keepsEveryPromiseOnPostgresql() {
        Path report = PackagedCrashTest.report("crash-report-postgresql");
        try (PostgresServer database = PostgresServer.startDurable()) {
            List<String> arguments = List.of(
                    PackagedCrashTest.option("--runs", "crash.postgresRuns", 2),
                    "--power-loss-runs=1",
                    PackagedCrashTest.option("--restore-runs", "crash.postgresRestoreRuns", 1),
                    "--fault=kill",
                    "--store=postgres",
                    "--store-url=" + database.newDatabase().url());

            assertThat(PackagedCrashTest.exitCode(report, arguments))
                    .as("see %s", report)
                    .isZero();
        }
    }
}
