package io.ptoken.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test of the test: what the server wrote but a disk did not sync must be missed, in the store and in the module. */
class LyingDiskIT {

    /** The store; {@code crash.everyLyingDisk} has the module's file too. */
    static List<String> files() {
        return Boolean.getBoolean("crash.everyLyingDisk") ? List.of("ptoken.db", "softsm") : List.of("ptoken.db");
    }

    @ParameterizedTest
    @MethodSource("files")
    void findsOutThatASyncIsMissing(String file) {
        Path report = PackagedCrashTest.report("lying-disk-" + file);
        List<String> arguments = List.of(
                "--runs=0",
                "--fault=kill",
                "--power-loss-runs=5",
                "--key-load-runs=0",
                "--restore-runs=0",
                "--small-limit-runs=0",
                "--seed=4",
                "--lying-disk=" + file);

        assertThat(PackagedCrashTest.exitCode(report, arguments))
                .as("see %s", report)
                .isEqualTo(1);
        assertThat(report).content().contains("**BROKEN PROMISE** in run ");
    }
}
