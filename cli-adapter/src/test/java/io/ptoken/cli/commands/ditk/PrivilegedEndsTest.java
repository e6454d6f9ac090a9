package io.ptoken.cli.commands.ditk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three exits from PRIVILEGED, each at its boundary, for commands on DITKs beside a server that officers logged in at. */
@Tag("slow")
class PrivilegedEndsTest {

    private static final String PIN_A = TestInstallation.PIN_OF_ALICE;
    private static final String PIN_B = TestInstallation.PIN_OF_BOB;
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @TempDir
    Path directory;

    private final Settable clock = new Settable();

    @Test
    void afterFiftyCalls() {
        whilePrivileged(installation -> {
            for (int call = 1; call <= 50; call++) {
                assertGenerates(installation);
            }
            assertRefused(installation);
        });
    }

    @Test
    void afterFifteenMinutesWithoutACall() {
        whilePrivileged(installation -> {
            clock.pass(IDLE.minus(MOMENT));
            assertGenerates(installation);
            clock.pass(IDLE.minus(MOMENT));
            assertThat(access(installation)).contains("AC:PRIVILEGED");
            clock.pass(MOMENT);
            assertRefused(installation);
        });
    }

    @Test
    void afterThirtyMinutesWhateverIsCalled() {
        whilePrivileged(installation -> {
            Duration step = Duration.ofMinutes(10);
            clock.pass(step);
            assertGenerates(installation);
            clock.pass(step);
            assertGenerates(installation);
            clock.pass(LONGEST.minus(step).minus(step).minus(MOMENT));
            assertGenerates(installation);
            clock.pass(MOMENT);
            assertRefused(installation);
        });
    }

    private void whilePrivileged(Consumer<TestInstallation> work) {
        TestInstallation installation = TestInstallation.factoryWithOfficers(directory);
        boolean[] ran = {false};
        CommandRun served = on(installation)
                .runWhile(
                        started -> {
                            CommandRun in = on(installation)
                                    .typing(PIN_A, PIN_B)
                                    .run("module", "login", "--officer=alice", "--officer=bob");
                            assertThat(in.out()).as(in.err()).contains("AC:PRIVILEGED");
                            work.accept(installation);
                            ran[0] = true;
                        },
                        "serve",
                        "--address=127.0.0.1",
                        "--port=0",
                        "--metrics-port=0",
                        "--no-web");
        assertThat(ran[0]).as(served.err()).isTrue();
    }

    private TestSurroundings on(TestInstallation installation) {
        return installation.surroundings().on(clock);
    }

    private CommandRun generate(TestInstallation installation) {
        return on(installation).typing("y", "y", "y", "y").run("ditk", "generate", "--ea=7", "--components=2");
    }

    private void assertGenerates(TestInstallation installation) {
        CommandRun run = generate(installation);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private void assertRefused(TestInstallation installation) {
        CommandRun run = generate(installation);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("this module has crypto officers: name two of them");
        assertThat(access(installation)).contains("AC:OPERATIONAL", "nobody");
    }

    private String access(TestInstallation installation) {
        return on(installation).run("module", "access").out();
    }

    /** Stands still until told otherwise. */
    private static final class Settable extends Clock {

        private volatile Instant now = TestSurroundings.NOW;

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
