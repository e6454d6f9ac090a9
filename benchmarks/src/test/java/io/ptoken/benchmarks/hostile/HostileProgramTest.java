package io.ptoken.benchmarks.hostile;

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
import picocli.CommandLine;

/**
 * The attacks with a tenth of the attackers on a server with a tenth of the limits. A run so short on a machine that does other
 * work tells a latency from noise only where callers wait for long; that nobody is refused it tells in any case.
 */
@Tag("slow")
class HostileProgramTest {

    private static final String[] SHORT = {
        "--in-process", "--scale=10", "--seconds=2", "--build-up=1", "--warm-up=1", "--noise-millis=3000"
    };

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void legitimateClientsAreNotRefusedBesideAnyAttackAndNothingIsLeftBehind() throws IOException {
        assertThat(run()).as(() -> out + "\n" + err).isZero();

        for (Scenario scenario : Scenario.all(10)) {
            assertThat(out.toString().lines())
                    .anyMatch(line -> line.matches(scenario.name() + " +[1-9]\\d* .* [1-9]\\d* +"))
                    .anyMatch(line -> line.equals(scenario.name() + ": " + scenario.what()));
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "hostile.every", matches = "true", disabledReason = "in ./check --long")
    void endsWithOneWhenABoundIsBroken() {
        assertThat(run("--scenario=half-handshakes", "--factor=0", "--noise-millis=0", "--seconds=1", "--build-up=0"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("SLOW: new sign-ins (bound 0 ms), SLOW: the open session (bound 0 ms)");
    }

    /** {@code -Dhostile.mixSeconds=1200 -Dhostile.mixCalls=1000000} is the long form, against a server of its own. */
    @Test
    @EnabledIfSystemProperty(named = "hostile.every", matches = "true", disabledReason = "in ./check --long")
    void allAttacksTogetherLeaveTheServerAsItWas() {
        int seconds = Integer.getInteger("hostile.mixSeconds", 2);
        String calls = "--calls=" + Long.getLong("hostile.mixCalls", 50);
        String[] form = seconds > 60 ? new String[] {"--scale=10"} : new String[] {"--in-process", "--scale=10"};

        assertThat(mix(form, "--seconds=" + seconds, calls))
                .as(() -> out + "\n" + err)
                .isZero();

        assertThat(out.toString()).contains(" calls in all, beside the attacks");
    }

    @Test
    void aMixWithFewerCallsThanWantedEndsWithOne() {
        assertThat(mix(
                        new String[] {"--in-process", "--scale=20", "--scenario=half-handshakes"},
                        "--seconds=1",
                        "--calls=100000000"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("FEW: ");
    }

    private int mix(String[] form, String... more) {
        String[] arguments = Stream.of(form, new String[] {"--mix", "--directory=" + directory}, more)
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return new CommandLine(new HostileProgram())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void refusesAScenarioThatIsNone() {
        assertThat(run("--scenario=flood")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--scenario: got [flood]");
    }

    private int run(String... more) {
        String[] arguments = Stream.of(SHORT, new String[] {"--directory=" + directory}, more)
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return new CommandLine(new HostileProgram())
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
