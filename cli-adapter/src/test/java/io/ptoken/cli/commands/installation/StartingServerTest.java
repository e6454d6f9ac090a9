package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.TestInstallation;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.holding.Patience;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that comes while the server starts or restarts: the process is there and does not answer yet. */
@Tag("slow")
class StartingServerTest {

    private static final int ATTEMPTS = 4;

    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();

    @Test
    void isWaitedForAsLongAsItsProcessIsThere() throws Exception {
        TestInstallation made = TestInstallation.made(directory);
        Process server = new ProcessBuilder("sleep", "60").start();
        try {
            DataDirectory data = new DataDirectory(made.data());
            Files.writeString(data.moduleLock(), server.pid() + "\n2100-01-01T00:00:00Z\nptoken\nptoken serve\n");

            assertThat(pauses(made, data)).isEqualTo(ATTEMPTS - 1);
            assertThat(told).containsExactly("waiting: the server starts or restarts");

            Files.writeString(data.moduleLock(), server.pid() + "\n2000-01-01T00:00:00Z\nptoken\nptoken serve\n");
            assertThat(pauses(made, data)).as("another process has its number").isZero();

            Files.writeString(data.moduleLock(), server.pid() + "\n2100-01-01T00:00:00Z\nptoken\nptoken vk list\n");
            assertThat(pauses(made, data)).as("no server").isZero();

            server.destroyForcibly().waitFor();
            Files.writeString(data.moduleLock(), server.pid() + "\n2100-01-01T00:00:00Z\nptoken\nptoken serve\n");
            assertThat(pauses(made, data)).as("it was killed").isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void isReachedWhenItAnswers() {
        TestInstallation made = TestInstallation.made(directory);
        DataDirectory data = new DataDirectory(made.data());
        made.surroundings()
                .runWhile(
                        started -> assertThat(pauses(made, data)).isZero(),
                        "serve",
                        "--address=127.0.0.1",
                        "--port=0",
                        "--metrics-port=0",
                        "--no-web");
        assertThat(told).isEmpty();
    }

    /** How often a command waits before it opens the installation itself, or reaches the server. */
    private int pauses(TestInstallation made, DataDirectory data) {
        List<String> pauses = new ArrayList<>();
        Patience patience = new Patience(ATTEMPTS, () -> pauses.add("pause"));
        Taker taker = new Taker("ptoken vk list", told::add, made.surroundings().surroundings(), patience);
        Installation installation = new Installation(data, Configuration.DEFAULT, StaTables.SAMPLE);
        try {
            OperatorAccess.to(installation, taker, Optional.empty(), () -> {
                        throw new CommandFailure("alone");
                    })
                    .close();
        } catch (CommandFailure alone) {
            assertThat(alone).hasMessage("alone");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return pauses.size();
    }
}
