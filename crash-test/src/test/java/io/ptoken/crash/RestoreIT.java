package io.ptoken.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Older stores put back, small limits, keys loaded from a KMC with every step struck. {@code -Dcrash.restoreRuns=200} puts an
 * older store back 200 times ({@code -Dcrash.restoreWaits=1}: one of them waits until tokens are sold again), {@code
 * -Dcrash.smallLimitRuns=200} sells under small limits 200 times, {@code -Dcrash.keyLoadRuns=20} loads keys 20 times.
 */
class RestoreIT {

    @Test
    void keepsEveryPromiseThroughRestoresSmallLimitsAndKeyLoads() {
        List<String> arguments = new ArrayList<>(List.of(
                "--runs=0",
                "--fault-runs=0",
                "--power-loss-runs=0",
                PackagedCrashTest.option("--key-load-runs", "crash.keyLoadRuns", 1),
                PackagedCrashTest.option("--restore-runs", "crash.restoreRuns", 1),
                PackagedCrashTest.option("--restore-waits", "crash.restoreWaits", 0),
                PackagedCrashTest.option("--small-limit-runs", "crash.smallLimitRuns", 1)));
        arguments.addAll(PackagedCrashTest.givenOptions());
        Path report = PackagedCrashTest.report("crash-report-restores");

        assertThat(PackagedCrashTest.exitCode(report, arguments))
                .as("see %s", report)
                .isZero();
    }
}
