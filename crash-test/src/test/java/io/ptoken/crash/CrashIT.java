package io.ptoken.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A server that is killed, whose disk fails, whose power goes. {@code -Dcrash.runs=200} kills it 200 times, {@code
 * -Dcrash.faultRuns=20} lets the disk fail 20 times, {@code -Dcrash.powerLossRuns=20} lets the power go 20 times, {@code
 * -Dcrash.seed=N} repeats the choices of an earlier test.
 */
class CrashIT {

    @Test
    void keepsEveryPromiseThroughKillsDiskFaultsAndPowerLosses() {
        List<String> arguments = new ArrayList<>(List.of(
                PackagedCrashTest.option("--runs", "crash.runs", 4),
                PackagedCrashTest.option("--fault-runs", "crash.faultRuns", 2),
                PackagedCrashTest.option("--power-loss-runs", "crash.powerLossRuns", 1),
                "--key-load-runs=0",
                "--restore-runs=0",
                "--small-limit-runs=0"));
        arguments.addAll(PackagedCrashTest.givenOptions());
        Path report = PackagedCrashTest.report("crash-report");

        assertThat(PackagedCrashTest.exitCode(report, arguments))
                .as("see %s", report)
                .isZero();
    }
}
