package io.ptoken.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small runs: that it measures, judges and leaves nothing behind. */
@Tag("slow")
class LoadProgramTest {

    private static final String[] SMALL = {
        "--in-process", "--connections=2", "--seconds=1", "--turns=1", "--warm-up=0", "--meters=1000"
    };

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void measuresBothCallsAndTheirRatioAndLeavesNothingBehind() throws IOException {
        assertThat(run("--prefill-meters=50", "--prefill-tids=500")).isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("processors +\\d+, .+"))
                .anyMatch(line -> line.equals("used before      500 token identifiers of 50 meters"))
                .anyMatch(line -> line.matches("ping +[1-9]\\d* +\\d+( +\\d+\\.\\d\\d){5} +0( +\\d+\\.\\d){2}"))
                .anyMatch(line ->
                        line.matches("issueCreditToken +[1-9]\\d* +\\d+( +\\d+\\.\\d\\d){5} +0( +\\d+\\.\\d){2}"))
                .anyMatch(line -> line.matches("ratio issueCreditToken / ping: \\d+\\.\\d{3}"));
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void measuresAServerThatStoresNothing() {
        assertThat(run("--in-memory")).isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.equals("server           in the process of the clients, everything in memory"))
                .anyMatch(line -> line.matches("issueCreditToken +[1-9].*"));
    }

    @Test
    void comparesTurnsWithSomebodyWhoLooksAndWithout() {
        assertThat(run("--compare=notices", "--turns=2")).isZero();

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("2( +[1-9]\\d*){2} .*"))
                .anyMatch(line ->
                        line.matches("Notices, figures and status read [1-9]\\d* times, median of 2 pairs: .*"));
        assertThat(run("--compare=notices", "--in-memory")).isEqualTo(2);
    }

    @Test
    void endsWithThreeWhenTheRatioIsMissed() {
        assertThat(run("--require-ratio=1000")).isEqualTo(3);
    }

    @Test
    void refusesToFillAStoreThatIsNotThere() {
        assertThat(run("--in-memory", "--prefill-meters=50", "--prefill-tids=500"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("--in-memory: there is no store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--connections=0 | --connections: got 0, expected 1-1000",
                "--connections=1001 | --connections: got 1001, expected 1-1000",
                "--seconds=601 | --seconds: got 601, expected 1-600",
                "--turns=0 | --turns: got 0, expected 1-1000",
                "--warm-up=-1 | --warm-up: got -1, expected 0-600",
                "--nodes=10 | --nodes: got 10, expected 1-9",
                "--nodes=2 | --nodes: several nodes need a database that they share, in --config, and processes of their own",
                "--meters=100000001 | --meters: got 100000001, expected 1-100000000",
                "--prefill-tids=1 | --prefill-meters: got 0, expected 1-100000000"
            })
    void refusesWhatHasNoBound(String option, String message) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(err.toString()).startsWith(message);
    }

    private int run(String... more) {
        String[] arguments = Stream.of(SMALL, new String[] {"--directory=" + directory}, more)
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return LoadProgram.commandLine()
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
