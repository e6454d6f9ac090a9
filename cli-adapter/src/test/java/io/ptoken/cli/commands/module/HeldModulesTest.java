package io.ptoken.cli.commands.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.holding.Line;
import io.ptoken.node.holding.LockFolder;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that opens modules, while another process has them: it says who, opens nothing and changes nothing. */
@Tag("slow")
class HeldModulesTest {

    private static final String METER = "--drn 00000000000 --sgc 123456 --krn 1";

    @TempDir
    Path directory;

    private TestInstallation installation;
    private ServerSocket silent;
    private ModuleHold server;

    @BeforeEach
    void aServerHasTheModules() throws IOException {
        installation = TestInstallation.made(directory);
        silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server = hold();
    }

    @AfterEach
    void itEnds() throws IOException {
        server.close();
        silent.close();
    }

    static Stream<String> commandsOnAnyModule() {
        return Stream.of(
                "serve --address=127.0.0.1 --port=0 --metrics-port=0 --no-web",
                "vk list",
                "vk show 1",
                "kmc list",
                "kmc module-key",
                "kmc request",
                "kmc load-all",
                "kmc load 1",
                "kmc end --yes",
                "kmc delete --yes",
                "token credit " + METER + " --amount 100 --unit hWh",
                "token key-change " + METER + " --to-ti 5",
                "token engineering " + METER + " --subclass 5 --value 0",
                "token meter-test --control 68719476735",
                "token verify " + METER + " 5649 3153 7254 5031 3471");
    }

    static Stream<String> commandsOnTheSoftwareModule() {
        return Stream.concat(
                commandsOnAnyModule(),
                Stream.of(
                        "vk load --sgc 123456 --krn 1",
                        "vk delete 1 --yes",
                        "kmc unload 1 --yes",
                        "licence show",
                        "licence load pom.xml",
                        "licence trust pom.xml --yes",
                        "module self-test",
                        "module officers --none",
                        "module accept-rollback --yes"));
    }

    @ParameterizedTest
    @MethodSource("commandsOnTheSoftwareModule")
    void aCommandOnTheSoftwareModuleSaysWhoHasIt(String command) {
        server.takeInstallation(new DataDirectory(installation.data()), "wait");
        String before = run("audit list").out();

        assertRefused(run(command), "the security modules of " + installation.data() + " are in use by ");

        assertThat(run("audit list").out()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("commandsOnAnyModule")
    void aCommandOnHardwareSaysWhoHasTheLine(String command) throws IOException {
        installation.addPerson("tess", "ptoken-issue-any");
        anotherInstallationHasTheLine();

        assertRefused(
                runAsIssuer(command), "the line to TSM500i at localhost:" + silent.getLocalPort() + " is in use by ");

        assertNobodyConnected();
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "registers", "log", "login --wait 0", "logout --wait 0", "probe"})
    void aCommandWithoutAnInstallationSaysWhoHasTheLine(String command) throws IOException {
        anotherInstallationHasTheLine();

        assertRefused(
                run("hsm " + command + " --tcp localhost:" + silent.getLocalPort()),
                "the line to TSM500i at localhost:" + silent.getLocalPort() + " is in use by ");

        assertNobodyConnected();
    }

    @Test
    void aSerialLineIsKnownByItsDeviceUnderAnyName() throws IOException {
        Path device = Files.createFile(directory.resolve("ttyS7"));
        Path link = Files.createSymbolicLink(directory.resolve("by-id"), device);
        server.takeLine(Line.serial("TSM250", device.toString()), "wait");

        assertRefused(run("hsm info --serial " + link), "the line to TSM250 at " + link + " is in use by ");
        assertRefused(run("hsm probe --serial " + link), "the line to TSM250 at " + link + " is in use by ");
        assertRefused(
                run("hsm simulate --type TSM250 --serial " + link),
                "the line to a simulator at " + link + " is in use by ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void statusAndNoticesTellTheRestAndThatItIsNotAll(boolean hardware) throws IOException {
        if (hardware) {
            anotherInstallationHasTheLine();
        } else {
            server.takeInstallation(new DataDirectory(installation.data()), "wait");
        }
        String holder = (hardware
                        ? "the line to TSM500i at localhost:" + silent.getLocalPort() + " is"
                        : "the security modules of " + installation.data() + " are")
                + " in use by " + server();

        CommandRun status = run("status");
        CommandRun notices = run("notices");

        assertThat(status.exitCode()).isEqualTo(3);
        assertThat(status.out().lines())
                .anyMatch(line -> line.matches("module +not known, because \\Q" + holder + "\\E.*"))
                .anyMatch(line -> line.matches("store +answers"))
                .contains("No notices of store and files. Whether there are any of the security modules is not known.")
                .noneMatch(line -> line.startsWith("state"));
        assertThat(notices.exitCode()).isEqualTo(3);
        assertThat(notices.out())
                .isEqualTo("No notices of store and files. Whether there are any of the security modules is not"
                        + " known.\n");
        assertThat(notices.err())
                .startsWith("Not known: what the security modules tell, because " + holder)
                .endsWith(". If that is a server, its getStatus tells.\n")
                .hasLineCount(1);
        assertNobodyConnected();
    }

    @Test
    void programsAreToldThatItIsNotAll() throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(run("status --json").out()).get("complete").asBoolean())
                .isTrue();
        assertThat(json.readTree(run("notices --json").out()).get("complete").asBoolean())
                .isTrue();
        server.takeInstallation(new DataDirectory(installation.data()), "wait");

        JsonNode notices = json.readTree(run("notices --json").out());

        assertThat(json.readTree(run("status --json").out()).get("complete").asBoolean())
                .isFalse();
        assertThat(notices.get("complete").asBoolean()).isFalse();
        assertThat(notices.get("notices")).isEmpty();
    }

    @Test
    void noSecretIsAskedForInVain() {
        server.takeInstallation(new DataDirectory(installation.data()), "wait");

        CommandRun run = surroundings().variable("PTOKEN_KEY_FILE", "").run("vk", "delete", "1");

        assertRefused(run, "the security modules of " + installation.data() + " are in use by ");
    }

    @Test
    void whenTheServerHasEndedEverythingIsFree() {
        server.takeInstallation(new DataDirectory(installation.data()), "wait");
        server.close();

        assertThat(run("vk list").exitCode()).isZero();
        assertThat(run("status").exitCode()).isZero();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldAndTheCommandWorksOn() throws IOException {
        modulesAtTheLine();
        Path file = Files.createFile(directory.resolve("file"));

        TestSurroundings withoutLocks = surroundings()
                .variable("PTOKEN_LOCK_FOLDER", file.resolve("locks").toString());

        CommandRun notices = withoutLocks.run("notices");
        CommandRun serve = withoutLocks.run("serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web");

        String warning = "warning: other installations of this machine are not kept from TSM500i at localhost:"
                + silent.getLocalPort() + ": cannot lock " + file.resolve("locks");
        assertThat(notices.exitCode()).isZero();
        assertThat(notices.out()).contains("The security module hall does not answer");
        assertThat(notices.err()).startsWith(warning).hasLineCount(1);
        assertThat(serve.err()).startsWith(warning);
    }

    /** Tokens of hardware take an account. */
    private CommandRun runAsIssuer(String command) {
        return command.startsWith("token ")
                ? surroundings().typing(TestInstallation.PASSWORD).run((command + " --as tess").split(" "))
                : run(command);
    }

    private void anotherInstallationHasTheLine() throws IOException {
        server.takeLine(Line.network("theirs", "127.0.0.1", silent.getLocalPort()), "wait");
        modulesAtTheLine();
    }

    private void modulesAtTheLine() throws IOException {
        Files.writeString(
                installation.data().resolve("ptoken.yaml"),
                "modules: [{name: hall, kind: TSM500I, host: localhost, port: " + silent.getLocalPort()
                        + ", assumptions: {answerSeconds: 1, attempts: 1}}]\n",
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void assertNobodyConnected() throws IOException {
        silent.setSoTimeout(1);
        assertThat(catchThrowable(silent::accept)).isInstanceOf(SocketTimeoutException.class);
    }

    private static void assertRefused(CommandRun run, String what) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).startsWith("ptoken: " + what + server()).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    private static String server() {
        return "process " + ProcessHandle.current().pid() + ": 'ptoken serve' of user "
                + System.getProperty("user.name") + ", since 20";
    }

    private ModuleHold hold() {
        return ModuleHold.by(
                Taker.quiet("ptoken serve", Surroundings.ofProcess()), new LockFolder(directory.resolve("locks")));
    }

    private TestSurroundings surroundings() {
        return installation.with(
                "PTOKEN_LOCK_FOLDER", directory.resolve("locks").toString());
    }

    private CommandRun run(String command) {
        return surroundings().run(command.split(" "));
    }
}
