package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.LineSpeed;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.simulated.SimulatedLine;
import io.ptoken.node.simulated.TestModule;
import io.ptoken.node.simulated.TestModuleStore;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hardware modules without keys: what the server says of them, and where keys come from. */
class ServeSeveralModulesTest {

    private static final Clock CLOCK = Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final Undo running = new Undo();
    private TestInstallation installation;

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
    }

    @AfterEach
    void stopModules() {
        running.close();
    }

    @Test
    void everyOneIsNamed() throws IOException {
        list(entry("hall-a"), entry("hall-b"), entry("hall-c"));

        CommandRun run = serve();

        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("security modules +3, [0-3] of them serve"))
                .anyMatch(line -> line.matches("module hall-a +OPERATIONAL, .*"))
                .anyMatch(line -> line.matches("module hall-b +OPERATIONAL, .*"))
                .anyMatch(line -> line.matches("module hall-c +OPERATIONAL, .*"))
                .noneMatch(line -> line.startsWith("security module "));
        assertThat(installation.surroundings().run("status").out().lines())
                .anyMatch(line -> line.matches("security modules +3, [0-3] of them serve"))
                .anyMatch(line -> line.matches("module hall-c +OPERATIONAL, .*"));
    }

    @Test
    void theirKeysComeFromAKmc() throws IOException {
        list(entry("hall-a"));

        assertThat(serve().out().lines())
                .anyMatch(line -> line.matches("security module +[0-9]{8} .*"))
                .anyMatch(line -> line.matches("vending keys +none; get them from a KMC with 'ptoken kmc'"));
    }

    @Test
    void besideTheSoftwareModuleThereIsAnotherWay() throws IOException {
        list(entry("hall-a"), "{name: soft, kind: SOFTWARE}");

        assertThat(serve().out())
                .contains("none; get them from a KMC with 'ptoken kmc', or load one into the software module with"
                        + " 'ptoken vk load'");
    }

    private String entry(String name) throws IOException {
        SoftSecurityModule module = TestModule.sts6(
                new TestModuleStore(Optional.empty(), true),
                List.of(),
                StaTables.SAMPLE,
                CLOCK,
                Surroundings.ofProcess());
        running.with(module::close);
        SimulatedLine line = SimulatedLine.network(
                new SimulatedModule(
                        module,
                        SimulatorProfile.TSM500I,
                        SimulatedLine.protocol(TransportProfile.NSS_ENVELOPE, true),
                        CLOCK),
                "127.0.0.1",
                0,
                LineSpeed.UNLIMITED);
        running.with(line.stop());
        String port = line.address().substring(line.address().indexOf(':') + 1);
        return "{name: " + name + ", kind: TSM500I, host: 127.0.0.1, port: " + port + "}";
    }

    private void list(String... entries) throws IOException {
        Path file = installation.data().resolve("ptoken.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "modules: []",
                                "modules: [" + List.of(entries).stream().collect(Collectors.joining(", ")) + "]"));
    }

    private CommandRun serve() {
        CommandRun run = installation
                .surroundings()
                .run("serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run;
    }
}
