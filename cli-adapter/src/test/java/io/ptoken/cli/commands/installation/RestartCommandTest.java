package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class RestartCommandTest {

    private static final String REFUSED = "ptoken: the server is not restarted and serves on: ";

    @TempDir
    Path directory;

    private TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));

    @BeforeEach
    void makeIt() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void theServerServesAgainAtTheSamePortAndThatIsInTheAuditLog() {
        CommandRun served = served(() -> {
            assertThat(run("restart").out()).isEqualTo("The server restarts ...\nIt serves again.\n");
            assertThat(run("restart").exitCode()).isZero();
            assertThat(run("vk", "list").exitCode()).isZero();
        });

        List<String> ports = served.out()
                .lines()
                .filter(line -> line.startsWith("TokenApi"))
                .distinct()
                .toList();
        assertThat(ports).hasSize(1);
        assertThat(served.out().lines().filter(line -> line.startsWith("Restarting")))
                .hasSize(2);
        assertThat(served.out()).endsWith("Stopped.\n");
        assertThat(served.exitCode()).isZero();
        assertThat(BothWays.audited(installation))
                .filteredOn(row -> row.startsWith("restart | "))
                .hasSize(2);
    }

    @Test
    void whatWouldNotOpenIsRefusedAndTheServerServesOn() {
        Path file = installation.data().resolve("ptoken.yaml");
        String good = read(file);
        CommandRun served = served(() -> {
            for (String broken : List.of("api: [", "apo:\n  port: 1\n", "staTables: missing.txt\n")) {
                write(file, broken);
                // The command itself reads the file as well: what is asked is what the server says.
                CommandRun refused = installation
                        .surroundings()
                        .run("restart", "--config", write(directory.resolve("good.yaml"), good));
                assertThat(refused.err()).startsWith(REFUSED);
                assertThat(refused.exitCode()).isEqualTo(1);
            }
            write(file, good);
            assertThat(run("vk", "list").err()).isEmpty();
            assertThat(run("restart").err()).isEmpty();
        });
        assertThat(served.exitCode()).isZero();
        assertThat(BothWays.audited(installation))
                .filteredOn(row -> row.startsWith("restart | "))
                .hasSize(4)
                .filteredOn(row -> row.startsWith("restart |  | Ok | "))
                .hasSize(1);
    }

    @Test
    void aPortThatSomebodyHasIsRefused() throws IOException {
        Path file = installation.data().resolve("ptoken.yaml");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            served(() -> {
                write(file, "metrics:\n  enabled: true\n  address: 127.0.0.2\nweb:\n  enabled: false\n");
                assertThat(run("restart").exitCode()).isZero();
            });
            CommandRun served = installation
                    .surroundings()
                    .runWhile(
                            started -> {
                                write(
                                        file,
                                        "api:\n  address: 127.0.0.1\n  port: " + taken.getLocalPort()
                                                + "\nmetrics:\n  enabled: false\nweb:\n  enabled: false\n");
                                assertThat(run("restart").err())
                                        .startsWith(REFUSED + "port " + taken.getLocalPort() + " of 127.0.0.1 cannot be"
                                                + " had: ");
                            },
                            withPort(file));
            assertThat(served.exitCode()).isZero();
        }
    }

    /** A server whose port is that of the configuration. */
    private String[] withPort(Path file) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            write(
                    file,
                    "api:\n  address: 127.0.0.1\n  port: " + free.getLocalPort()
                            + "\nmetrics:\n  enabled: false\nweb:\n  enabled: false\n");
            return new String[] {"serve"};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatDoesNotOpenAllTheSameIsOpenedAsItWas() {
        Path file = installation.data().resolve("ptoken.yaml");
        CommandRun served = served(() -> {
            write(file, "store:\n  kind: POSTGRESQL\n  url: jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1\n");

            CommandRun run = run("restart");

            assertThat(run.err()).startsWith("ptoken: the server serves again, but as it was configured before: ");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run("vk", "list").exitCode()).isZero();
        });
        assertThat(served.exitCode()).isZero();
    }

    @Test
    void whereNothingOpensTheServerEndsAndSaysWhy() {
        Path certificate = installation.data().resolve("tls").resolve("server.pem");
        CommandRun served = served(() -> {
            write(certificate, "no certificate");

            CommandRun run = run("restart", "--wait", "3");

            assertThat(run.err())
                    .isEqualTo(
                            "ptoken: the server has not come back within 3 seconds; its log says why (the restart was"
                                    + " begun)\n");
            assertThat(run.exitCode()).isEqualTo(1);
        });
        assertThat(served.err()).contains("ptoken: the server could not be opened again and has ended: ");
        assertThat(served.exitCode()).isEqualTo(1);
    }

    @Test
    void aKeyFileThatIsGoneIsFoundBeforeAnythingIsClosed() {
        served(() -> {
            move(installation.keyFile(), directory.resolve("elsewhere"));
            CommandRun refused = run("restart");
            move(directory.resolve("elsewhere"), installation.keyFile());

            assertThat(refused.err()).startsWith(REFUSED);
            assertThat(run("restart").exitCode()).isZero();
        });
    }

    @Test
    void whoMayNotIsRefused() {
        installation.addPerson("joe", "ptoken-operator");
        installation.addPerson("jane", "ptoken-admin");
        served(() -> {
            assertThat(as("joe").err()).contains("joe may not do this: it takes the role 'ptoken-admin'");
            // Signs in once, although the server that comes back asks anew.
            assertThat(as("jane").err()).isEmpty();
        });
        assertThat(BothWays.audited(installation))
                .anyMatch(row -> row.startsWith("restart |  | EAuthentication.Permission | local: "))
                .anyMatch(row -> row.startsWith("restart |  | Ok | local: "));
    }

    @Test
    void aServerIsFoundThoughControlSocketWasSetSince() {
        served(() -> {
            write(
                    installation.data().resolve("ptoken.yaml"),
                    "control:\n  socket: " + directory.resolve("elsewhere").resolve("c.sock") + "\n");
            assertThat(run("restart").err()).isEmpty();
            assertThat(run("status").exitCode()).isZero();
            assertThat(directory.resolve("elsewhere").resolve("c.sock")).exists();
        });
    }

    @Test
    void aServerIsReachedThoughItsConfigurationIsBrokenSince() {
        Path file = installation.data().resolve("ptoken.yaml");
        served(() -> {
            for (String broken : List.of("api: [", "apo:\n  port: 1\n", "staTables: missing.txt\n")) {
                write(file, broken);
                for (String command : List.of("status", "notices", "user list", "vk list")) {
                    CommandRun run = run(command.split(" "));
                    if (command.equals("user list") && broken.startsWith("staTables")) {
                        assertThat(run.err()).isEmpty(); // it reads no tables
                    } else {
                        assertThat(run.err())
                                .startsWith("Warning: the configuration cannot be used (")
                                .endsWith("); the server serves on as it was configured when it started\n");
                    }
                    assertThat(run.out()).isNotEmpty();
                    assertThat(run.exitCode()).isNotEqualTo(1);
                }
                assertThat(run("restart").err()).contains(REFUSED);
            }
        });
        assertThat(run("status").exitCode()).isEqualTo(1);
    }

    @Test
    void aServerThatHasEndedIsNotWaitedFor() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        RestartCommand.requireAlive(Optional.of(process.toHandle()));
        process.destroyForcibly().waitFor();

        assertThatThrownBy(() -> RestartCommand.requireAlive(Optional.of(process.toHandle())))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("the server, process " + process.pid() + ", has ended before it served again");
        RestartCommand.requireAlive(Optional.empty());
    }

    @Test
    void withoutAServerThereIsNothingToRestart() {
        CommandRun run = run("restart");

        assertThat(run.err()).isEqualTo("ptoken: no server runs here; start one with 'ptoken serve'\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private CommandRun served(Runnable meanwhile) {
        return installation
                .surroundings()
                .runWhile(
                        started -> meanwhile.run(),
                        "serve",
                        "--address=127.0.0.1",
                        "--port=0",
                        "--metrics-port=0",
                        "--no-web");
    }

    private CommandRun as(String account) {
        return installation.surroundings().typing(TestInstallation.PASSWORD).run("restart", "--as", account);
    }

    private CommandRun run(String... command) {
        return installation.surroundings().run(command);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Path file, String text) {
        try {
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
