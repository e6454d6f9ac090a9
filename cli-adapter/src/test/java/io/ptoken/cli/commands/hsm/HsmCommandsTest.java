package io.ptoken.cli.commands.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.Fault;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.hsm.simulator.SimulatorProfile;
import io.ptoken.hsm.simulator.line.LineSpeed;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.simulated.SimulatedLine;
import io.ptoken.node.simulated.TestModule;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ptoken hsm} against a simulated TSM500i with test keys. */
class HsmCommandsTest {

    private static final Clock CLOCK = Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC);

    @TempDir
    Path directory;

    private SoftSecurityModule module;
    private SimulatedModule simulated;
    private SimulatedLine line;

    @BeforeEach
    void startModule() throws IOException {
        module = TestModule.sts6(StaTables.SAMPLE, CLOCK, Surroundings.ofProcess());
        simulated = new SimulatedModule(
                module, SimulatorProfile.TSM500I, SimulatedLine.protocol(TransportProfile.NSS_ENVELOPE, true), CLOCK);
        line = SimulatedLine.network(simulated, "127.0.0.1", 0, LineSpeed.UNLIMITED);
    }

    @AfterEach
    void stopModule() {
        line.stop().run();
        module.close();
    }

    @Test
    void infoTellsWhatAModuleIsAndWhatItCannotDo() {
        CommandRun run = hsm("info", "--tcp", line.address());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .anyMatch(fact -> fact.matches("hardware +Prism-TSM500-4"))
                .anyMatch(fact -> fact.matches("firmware +STS64V13"))
                .anyMatch(fact -> fact.matches("state +OPERATIONAL"))
                .anyMatch(fact -> fact.matches("clock +2026-11-23T10:00:00Z"))
                .anyMatch(fact -> fact.matches("registers +999"))
                .anyMatch(fact -> fact.matches("can +UNIT_CREDIT, .*KEY_LOADING.*"))
                .anyMatch(fact -> fact.matches(
                        "cannot KEK_SLOT_LIST +no command lists KEK slots: the module tells .* in its answers to .*"));
    }

    @Test
    void registersListsTheKeysWithTheirAttributes() throws IOException {
        assertThat(hsm("registers", "--tcp", line.address()).out().lines())
                .hasSize(4)
                .anyMatch(row -> row.matches("2 +123457 +2 +2 +2014 +255 +04 .* 1"));

        JsonNode keys = new ObjectMapper()
                .readTree(hsm("registers", "--json", "--tcp", line.address()).out())
                .path("keys");
        assertThat(keys).hasSize(3);
        assertThat(keys.get(2).path("sgc").asText()).isEqualTo("123456");
        assertThat(keys.get(2).path("kcv").asText()).isEqualTo("4BB481");
    }

    /** A list that lacks what could not be read is not the whole. */
    @Test
    void registersSaysWhichOneCouldNotBeRead() throws IOException {
        line.stop().run();
        AtomicInteger asked = new AtomicInteger();
        SimulatedModule refusing = new SimulatedModule(
                module,
                SimulatorProfile.TSM500I,
                SimulatedLine.protocol(TransportProfile.NSS_ENVELOPE, true),
                CLOCK,
                command -> Optional.of(command)
                        .filter(code -> code.equals(CommandCode.sm("GA")) && asked.getAndIncrement() == 1)
                        .map(code -> Fault.StatusAnswer.of("94")));
        line = SimulatedLine.network(refusing, "127.0.0.1", 0, LineSpeed.UNLIMITED);

        CommandRun run = hsm("registers", "--tcp", line.address());

        assertThat(run.out().lines()).as("heading and two of three keys").hasSize(3);
        assertThat(run.err()).matches("Not known: the key in register 2, left out: .*94.*\\.\n");
        assertThat(run.exitCode()).isEqualTo(3);

        asked.set(0);
        TestInstallation installation = TestInstallation.made(directory);
        Path file = installation.data().resolve("ptoken.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "modules: []",
                                "modules: [{name: hall, kind: TSM500I, host: 127.0.0.1, port: "
                                        + line.address()
                                                .substring(line.address().indexOf(':') + 1) + "}]"));
        CommandRun list = installation.surroundings().run("vk", "list");

        assertThat(list.out().lines()).hasSize(3);
        assertThat(list.err()).matches("Not known: the key in register 2, left out: .*94.*\\.\n");
        assertThat(list.exitCode()).isEqualTo(3);
    }

    @Test
    void logTellsTheEventsNewestFirst() {
        simulated.log("DOOR OPENED");

        CommandRun run = hsm("log", "--tcp", line.address());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().skip(1))
                .containsExactly(
                        "0         2026-11-23T10:00:00Z  DOOR OPENED", "1         2026-11-23T10:00:00Z  POWER UP");
        assertThat(hsm("log", "--from", "7", "--tcp", line.address()).out()).isEqualTo("No entry there.\n");
    }

    @Test
    void probePrintsTheEntryOfTheConfiguration() {
        CommandRun run = hsm("probe", "--tcp", line.address());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("envelopes: a module answers", "dialect   STS6", "SM?QI     ANSWERED")
                .endsWith("modules:\n  - name: module-1\n    kind: TSM500I\n    host: 127.0.0.1\n    port: "
                        + line.address().substring(line.address().indexOf(':') + 1) + "\n");
    }

    @Test
    void probeTellsWhyNobodyWasFound() {
        line.stop().run();

        CommandRun run = hsm("probe", "--tcp", line.address());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "envelopes: no connection to " + line.address(),
                        "No module answers at " + line.address() + ". ")
                .endsWith("that the module is powered, and that nothing else is connected to it.\n");
    }

    @Test
    void aModuleThatIsNotThereIsNamedWithWhatToDo() {
        line.stop().run();

        CommandRun run = hsm("info", "--tcp", line.address());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("ptoken: 01 DEVICE_FAILURE: TSM500i at " + line.address())
                .contains("Connection refused");
    }

    @Test
    void loginNeedsAModuleWithAccessControl() {
        CommandRun run = hsm("login", "--tcp", line.address());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("ptoken: this module has no access control (AC:NONE): there is nothing to log in to\n");
    }

    @Test
    void anIpv6AddressStandsInBrackets() {
        String place = line.address().replace("127.0.0.1", "[::ffff:127.0.0.1]");

        assertThat(hsm("registers", "--tcp", place).exitCode()).isZero();
        assertThat(hsm("probe", "--tcp", place).out()).contains("    host: \"::ffff:127.0.0.1\"\n    port: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "info | name the module by --tcp HOST[:PORT] or by --serial PORT",
                "info --tcp a --serial b | name the module by --tcp HOST[:PORT] or by --serial PORT",
                "info --tcp a --legacy | --legacy goes with --serial: STS05V modules have no network",
                "info --serial a --raw | --raw goes with --tcp: a serial line has no envelopes",
                "info --tcp a:b | --tcp: got 'a:b', expected HOST, HOST:PORT, [IPV6] or [IPV6]:PORT",
                "registers --tcp ::1:5100 | --tcp: got '::1:5100', expected HOST, HOST:PORT, [IPV6] or [IPV6]:PORT",
                "info --tcp a:0 | port: got '0', expected 1-65535",
                "info --serial a --speed 1 | bitsPerSecond: got '1', expected 300-921600",
                "log --tcp a --count 0 | --from: 0 or more, --count: 1-10000",
                "log --serial a --legacy | an STS05V module has no log that can be read over the line",
                "login --serial a --legacy | an STS05V module has no officers that log in",
                "login --tcp a --wait 9999 | --wait: 0-3600 seconds",
                "simulate --legacy | --legacy and --serial go with --type TSM250",
                "simulate --type TSM250 --legacy --empty | --empty, --state, --trust, --public-keys and --anchor do not go with --legacy: an STS05V module takes no keys this way",
                "simulate --type TSM250 --raw | --raw goes with --type TSM500I",
                "simulate --type TSM250 --legacy --manufacturing | there is no manufacturing firmware with --legacy",
                "simulate --drop 101 | percent of requests: got 101.0, expected 0-100",
                "simulate --drop 60 --lose 60 | the faults come to more than 100 percent of all requests"
            })
    void optionsThatDoNotFitAreRefused(String arguments, String message) {
        CommandRun run = hsm(arguments.split(" "));

        assertThat(run.err()).isEqualTo("ptoken: " + message + "\n");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "simulate --port 0, Prism-TSM500-4, --tcp 127.0.0.1:",
        "simulate --port 0 --raw --drop 1 --late 1 --twice 1 --truncate 1 --power-cycle 1 --refuse 1, Prism-TSM500-4, --raw",
        "simulate --port 0 --manufacturing, STS64M10, --tcp",
        "simulate --type TSM250, STS65V10, --serial /dev/pts/",
        "simulate --type TSM250 --manufacturing, STS65M10, --serial /dev/pts/",
        "simulate --type TSM250 --legacy, STS05V10, --legacy"
    })
    void simulateTellsHowToReachTheModule(String arguments, String what, String how) {
        CommandRun run = hsm(arguments.split(" "));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(what, how).endsWith("Ready. Ctrl-C stops.\n");
    }

    @Test
    void aSimulatedModuleOutlivesTheCommandInItsStateFile() throws IOException {
        String[] simulate = {
            "simulate",
            "--port",
            "0",
            "--empty",
            "--state",
            path("a.sealed"),
            "--public-keys",
            path("a.txt"),
            "--anchor",
            path("b.txt")
        };
        CommandRun first = hsm(simulate);
        CommandRun second = hsm(simulate);

        assertThat(first.out()).contains("Wrote " + path("a.txt") + ".\n", "Wrote " + path("b.txt") + ".\n");
        assertThat(second.err()).isEmpty();
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).as("the same keys as before").doesNotContain("Wrote");
        assertThat(Files.readString(Path.of(path("a.txt")))).startsWith("%STS-KMS-ASSUMED-PROFILE 1 SMPUBKEY\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(path("a.sealed.key")))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSimulatedModuleDoesNotWriteOverTheFileOfAnother() throws IOException {
        Files.writeString(Path.of(path("a.txt")), "another module\n");

        CommandRun run = hsm("simulate", "--port", "0", "--public-keys", path("a.txt"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("ptoken: " + path("a.txt") + " exists already; name another file\n");
        assertThat(Files.readString(Path.of(path("a.txt")))).isEqualTo("another module\n");
    }

    private String path(String file) {
        return directory.resolve(file).toString();
    }

    @Test
    void anInstallationWorksWithTheModulesOfItsConfiguration() throws IOException {
        TestInstallation installation = withModules();
        installation.addPerson("tess", "ptoken-issue-credit");

        CommandRun sale = installation
                .surroundings()
                .typing(TestInstallation.PASSWORD)
                .run(
                        "token",
                        "credit",
                        "--as",
                        "tess",
                        "--drn",
                        "00000000000",
                        "--sgc",
                        "123457",
                        "--krn",
                        "1",
                        "--amount",
                        "100",
                        "--unit",
                        "hWh");

        assertThat(sale.err()).isEmpty();
        assertThat(sale.exitCode()).isZero();
        assertThat(module.status().vendCounter()).isEqualTo(1);
        assertThat(installation.surroundings().run("status").out()).contains("Prism-TSM500-4");
    }

    @Test
    void theOrderOfModulesIsChangedByCommand() throws IOException {
        TestInstallation installation = withModules();

        assertThat(installation.surroundings().run("hsm", "drain", "hall-a").out())
                .isEqualTo("hall-a: priority 1, standby no, drained yes (was: priority 1, standby no, drained no)\n");
        assertThat(installation
                        .surroundings()
                        .run("hsm", "priority", "spare", "7")
                        .exitCode())
                .isZero();
        assertThat(installation
                        .surroundings()
                        .run("hsm", "standby", "spare", "--off")
                        .exitCode())
                .isZero();

        assertThat(installation.surroundings().run("hsm", "list").out().lines())
                .hasSize(3)
                .anyMatch(row -> row.matches("hall-a +TSM500I +127.0.0.1:[0-9]+ +STS6 +1 +no +yes +-"))
                .anyMatch(row -> row.matches("spare +TSM250 +/dev/none +STS6 +7 +no +no +-"));
        assertThat(installation.surroundings().run("audit", "list").out())
                .contains("pool.drain", "pool.priority", "pool.standby");
        assertThat(installation.surroundings().run("notices").out()).contains("The security module hall-a is drained");
        assertThat(installation.surroundings().run("hsm", "resume", "hall-a").out())
                .startsWith("hall-a: priority 1, standby no, drained no");
    }

    @Test
    void aModuleThatIsNotConfiguredIsRefusedWithTheNamesThatAre() throws IOException {
        CommandRun run = withModules().surroundings().run("hsm", "drain", "hall-b");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ptoken: ").contains("hall-b", "hall-a");
    }

    @Test
    void withoutAListThereIsNothingToPutInOrder() {
        TestInstallation installation = TestInstallation.made(directory);

        assertThat(installation.surroundings().run("hsm", "list").out())
                .isEqualTo(
                        "ptoken.yaml lists no modules: the software module of the data directory makes the tokens.\n");
        assertThat(installation.surroundings().run("hsm", "drain", "a").err())
                .isEqualTo(
                        "ptoken: ptoken.yaml lists no modules: there is the software module alone, and nothing to put"
                                + " in order\n");
    }

    private TestInstallation withModules() throws IOException {
        TestInstallation installation = TestInstallation.made(directory);
        Path file = installation.data().resolve("ptoken.yaml");
        String port = line.address().substring(line.address().indexOf(':') + 1);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "modules: []",
                                "modules: [{name: hall-a, kind: TSM500I, host: 127.0.0.1, port: " + port
                                        + "}, {name: spare, kind: TSM250, device: /dev/none, standby: true}]"));
        return installation;
    }

    private static CommandRun hsm(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "hsm";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new TestSurroundings().run(all);
    }
}
