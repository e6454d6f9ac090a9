package io.ptoken.benchmarks.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A small run: that it measures, judges and leaves nothing behind. What a busy machine adds to a latency it does not judge. */
@Tag("slow")
class ConsoleLoadProgramTest {

    private static final String[] SMALL = {
        "--in-process",
        "--sessions=3",
        "--page-every=1",
        "--connections=2",
        "--pairs=1",
        "--seconds=1",
        "--warm-up=1",
        "--rate=50",
        "--millis=60000",
        "--page-millis=60000"
    };

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @EnabledIfSystemProperty(named = "console.load", matches = "true", disabledReason = "in ./check --long")
    void measuresTheApiWithPeopleAndWithoutAndTheirPagesAndLeavesNothingBehind() throws IOException {
        assertThat(run()).as(() -> out + "\n" + err).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("1 +without +50 .* 0"))
                .anyMatch(line -> line.matches("1 +with +50 .* 0"))
                .anyMatch(line -> line.matches("pages of the console: [1-9]\\d*, median .*"))
                .anyMatch(line -> line.matches("copies of the log: \\d+ whole ones, [1-9]\\d* bytes in all"))
                .anyMatch(line -> line.matches("dashboard, nothing else going on: median .* kB with everything .*"));
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void endsWithOneWhenABoundIsBroken() {
        assertThat(run(
                        "--rate=0",
                        "--capacity-seconds=1",
                        "--percent=-100000000",
                        "--millis=-60000",
                        "--page-millis=0",
                        "--page-kilobytes=1"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "capacity ",
                        "SLOW: the API",
                        "SLOW: the dashboard (bound 0 ms)",
                        "HEAVY: the dashboard (bound 1 kB)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sessions=51 | --sessions: got 51, expected 1-50",
                "--page-every=0 | --page-every: got 0, expected 1-60",
                "--pairs=0 | --pairs: got 0, expected 1-100",
                "--seconds=601 | --seconds: got 601, expected 1-600",
                "--rate=-1 | --rate: got -1, expected 0-1000000"
            })
    void refusesWhatHasNoBound(String option, String message) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(err.toString()).startsWith(message);
    }

    private int run(String... more) {
        String[] arguments = Stream.of(SMALL, new String[] {"--directory=" + directory}, more)
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return new CommandLine(new ConsoleLoadProgram())
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
