package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void saysWhatItServesAndStopsCleanly() {
        installation.loadKey("--sgc", "123457", "--krn", "1");

        CommandRun run = serve();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("security module +[0-9]{8} \\(STS60V01, software\\), OPERATIONAL"))
                .anyMatch(line -> line.matches("STA tables +sample \\(for tests only: .*\\)"))
                .anyMatch(line -> line.matches("vending keys +1: SGC 123457 KRN 1"))
                .anyMatch(line -> line.matches("TokenApi +127\\.0\\.0\\.1 port [0-9]+, Thrift over TLS"))
                .anyMatch(line -> line.matches("metrics +127\\.0\\.0\\.1 port [0-9]+, with /health and /ready"))
                .anyMatch(line -> line.matches("certificate +SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}"))
                .endsWith(
                        "Ready. Ctrl-C stops.", "Stopping: no new calls, those in flight are finished ...", "Stopped.");
    }

    @Test
    void showsTheSameCertificateAfterARestart() {
        assertThat(certificate(serve())).isEqualTo(certificate(serve()));
    }

    @Test
    void pointsToTheCommandThatLoadsAKeyWhenThereIsNone() {
        assertThat(serve().out())
                .contains("none; get them from a KMC ('ptoken kmc'), or load one with 'ptoken vk load'");
    }

    @Test
    void refusesAPortInUseAndLeavesTheModuleFree() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run =
                    installation.surroundings().run("serve", "--address=127.0.0.1", "--port=" + other.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .contains("Cannot listen on 127.0.0.1 port " + other.getLocalPort())
                    .contains("; end the program that has the port, or choose another address and port");
        }
        assertThat(installation.surroundings().run("vk", "list").exitCode()).isZero();
    }

    @Test
    void refusesAMetricsPortInUseAndSaysWhatToDo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = installation
                    .surroundings()
                    .run(
                            "serve",
                            "--address=127.0.0.1",
                            "--port=0",
                            "--metrics-port=" + other.getLocalPort(),
                            "--no-web");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .contains("cannot serve metrics on 127.0.0.1 port " + other.getLocalPort())
                    .contains("choose another port or switch metrics off")
                    .hasLineCount(1);
        }
        assertThat(installation.surroundings().run("vk", "list").exitCode()).isZero();
    }

    @Test
    void refusesAConfigurationWithAnUnknownKey() throws IOException {
        Files.writeString(installation.data().resolve("ptoken.yaml"), "api: {prot: 1}\n");

        CommandRun run = serve();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("unknown key 'api.prot'; did you mean 'port'?")
                .hasLineCount(1);
    }

    @Test
    void refusesAConfigurationFileThatIsNotThere() {
        CommandRun run = installation.surroundings().run("serve", "--config", "nowhere.yaml");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no such file: nowhere.yaml");
    }

    @Test
    void refusesTablesThatAreNotThere() throws IOException {
        Files.writeString(installation.data().resolve("ptoken.yaml"), "staTables: mine.json\n");

        CommandRun run = serve();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no such file: ", "data/mine.json");
    }

    @Test
    void refusesADirectoryWithoutAnInstallation() {
        CommandRun run = installation
                .surroundings()
                .run("serve", "--data", directory.resolve("none").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no installation in");
    }

    @Test
    void asksForThePassphraseAndFailsWithoutATerminal() {
        CommandRun run = new TestSurroundings()
                .run("serve", "--data", installation.data().toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no terminal to ask 'Passphrase of the security module'");
    }

    private CommandRun serve() {
        return installation
                .surroundings()
                .run("serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web");
    }

    private static String certificate(CommandRun run) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("certificate"))
                .findFirst()
                .orElseThrow();
    }
}
