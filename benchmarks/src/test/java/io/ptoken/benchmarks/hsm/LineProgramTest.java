package io.ptoken.benchmarks.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Small runs: that it measures and judges. What it measures is for its own runs on a quiet machine. */
@Tag("slow")
class LineProgramTest {

    private static final String[] SMALL = {
        "--bits-per-second=115200", "--seconds=1", "--warm-up=0", "--require-line=0", "--require-scaling=0"
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @EnabledOnOs(OS.LINUX)
    void measuresEachNumberOfModulesBesideWhatTheBytesAllow() {
        assertThat(run("--modules=1,2")).isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("lines            115200 bit/s"))
                .anyMatch(line ->
                        line.matches("1 +\\d+ +\\d+\\.\\d{3} +\\d+\\.\\d +\\d+\\.\\d{3} +\\d+\\.\\d % +100\\.0 %"))
                .anyMatch(line ->
                        line.matches("2 +\\d+ +\\d+\\.\\d{3} +\\d+\\.\\d +\\d+\\.\\d{3} +\\d+\\.\\d % +\\d+\\.\\d %"))
                .noneMatch(line -> line.startsWith("too slow"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void endsWithOneAndSaysWhichAimIsMissed() {
        assertThat(run("--modules=1", "--require-line=1000", "--require-scaling=101"))
                .isEqualTo(1);

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("too slow: 1 module\\(s\\) reach \\d+\\.\\d % of what the bytes allow,"
                        + " required are 1000\\.0 %"))
                .contains("too slow: 1 module(s) reach 100.0 % of 1 times one module, required are 101.0 %");
    }

    @Test
    void measuresConnectionsToOneModuleOnTheNetwork() {
        assertThat(run("--network", "--connections=1,2")).isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("1 +\\d+ +\\d+"))
                .anyMatch(line -> line.matches("2 +\\d+ +\\d+"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--modules=0 | --modules: got 0, expected 1-32",
                "--modules=1,33 | --modules: got 33, expected 1-32",
                "--bits-per-second=299 | --bits-per-second: got 299, expected 300-921600",
                "--more-threads=101 | --more-threads: got 101, expected 0-100",
                "--seconds=0 | --seconds: got 0, expected 1-600",
                "--warm-up=601 | --warm-up: got 601, expected 0-600",
                "--connections=17 | --connections: got 17, expected 1-16"
            })
    void refusesWhatHasNoBound(String option, String message) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(err.toString()).startsWith(message);
    }

    private int run(String... more) {
        String[] arguments = Stream.of(SMALL, more).flatMap(Stream::of).toArray(String[]::new);
        return new CommandLine(new LineProgram())
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
