package io.ptoken.cli.commands.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ptoken clock accept} with a server; {@link ClockCommandsTest} has the same without. */
@Tag("slow")
class ClockBesideAServerTest {

    @TempDir
    Path directory;

    @Test
    void aServersClockIsAccepted() {
        TestInstallation installation = TestInstallation.made(directory);
        assertThat(BothWays.same(installation, "clock", "accept").out()).endsWith("there is nothing to accept.\n");
        installation
                .surroundings()
                .at(TestSurroundings.NOW.plus(Duration.ofHours(3)))
                .run("pref", "set", "ptoken.sessionTimeoutSec", "600");

        BothWays.whileServing(installation, () -> {
            CommandRun no = accept(installation, "n");
            CommandRun yes = accept(installation, "y");
            CommandRun again = accept(installation);

            assertThat(no.exitCode()).isEqualTo(1);
            assertThat(no.err()).isEqualTo("ptoken: not confirmed; nothing was changed\n");
            assertThat(yes.out()).isEqualTo("The clock is taken for right. Servers issue by it at once.\n");
            assertThat(again.out()).endsWith("there is nothing to accept.\n");
        });
        // By time, and this was done at an earlier one than what stood before it.
        assertThat(installation
                        .surroundings()
                        .run("audit", "list", "--what=clock.accept", "--last=1")
                        .out())
                .contains("clock.accept", "180 minutes behind the audit log");
    }

    private static CommandRun accept(TestInstallation installation, String... typed) {
        return installation.surroundings().typing(typed).run("clock", "accept");
    }
}
