package io.ptoken.cli.commands.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.service.clock.ClockWatch;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockCommandsTest {

    @TempDir
    static Path directory;

    private static TestInstallation installation;

    private final InMemoryStore store = new InMemoryStore();

    @BeforeAll
    static void makeInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void acceptsAClockThatIsBehindWhenItIsConfirmed() {
        seen(TestSurroundings.NOW.plus(Duration.ofHours(3)));

        CommandRun no = surroundings().typing("n").run("clock", "accept");
        CommandRun yes = surroundings().typing("y").run("clock", "accept");

        assertThat(no.exitCode()).isEqualTo(1);
        assertThat(no.err()).isEqualTo("ptoken: not confirmed; nothing was changed\n");
        assertThat(yes.out()).isEqualTo("The clock is taken for right. Servers issue by it at once.\n");
        assertThat(new ForwardClock(
                                () -> TestSurroundings.NOW,
                                store.auditLog(),
                                Duration.ZERO,
                                new ClockWatch(
                                        () -> TestSurroundings.NOW,
                                        store.auditLog(),
                                        store.clockDoubts(),
                                        Optional.empty()))
                        .behind())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void hasNothingToAcceptOtherwise() {
        seen(TestSurroundings.NOW.minusSeconds(1));

        CommandRun run = surroundings().run("clock", "accept");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        "The clock, 2026-11-23T10:00:00Z, is not behind the audit log; there is nothing to accept.\n");
        assertThat(store.auditLog().head().sequence()).isEqualTo(1);
    }

    private void seen(Instant time) {
        store.auditLog().append(AuditEntry.local(time, "vendor", "getStatus", "", ""));
    }

    private TestSurroundings surroundings() {
        return installation.surroundings().store(store);
    }
}
