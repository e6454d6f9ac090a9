package io.ptoken.cli.commands.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ModuleCommandsTest {

    private static final String PIN_A = "pin of alice 1";
    private static final String PIN_B = "pin of bob 22";

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void testsItself() {
        assertDone(run("module", "self-test"), "Every known answer is right, at 2026-11-23T10:00:00Z.\n");
    }

    @Test
    void appointedOfficersAreNeededToLoadAKey() {
        appoint();

        CommandRun without = installation.loadKey("--sgc", "123456", "--krn", "1");
        assertRefused(
                without,
                "ptoken: this module has crypto officers: name two of them with --officer NAME --officer NAME\n");
        CommandRun with = installation
                .surroundings()
                .typing(PIN_A, PIN_B, TestInstallation.TEST_KEY, TestInstallation.TEST_KEY, "y")
                .run("vk", "load", "--sgc", "123456", "--krn", "1", "--officer", "alice", "--officer", "bob");
        assertThat(with.exitCode()).as(with.err()).isZero();
        assertThat(run("audit", "list").out())
                .contains("module.officers")
                .contains("vk.load")
                .doesNotContain(PIN_A);
    }

    @Test
    void aWrongPinLoadsNothing() {
        appoint();

        CommandRun run = installation
                .surroundings()
                .typing(PIN_A, "not the pin of bob")
                .run("vk", "load", "--sgc", "123456", "--krn", "1", "--officer", "alice", "--officer", "bob");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ptoken: 98 PERMISSION_ERROR: ").doesNotContain("not the pin");
        assertThat(run("vk", "list").out()).doesNotContain("123456");
    }

    @Test
    void twoOfficersMayLetTheModuleHaveNone() {
        appoint();

        CommandRun run = installation
                .surroundings()
                .typing(PIN_A, PIN_B)
                .run("module", "officers", "--none", "--officer", "alice", "--officer", "bob");

        assertDone(run, "The module has no crypto officers.\n");
        assertThat(installation.loadKey("--sgc", "123456", "--krn", "1").exitCode())
                .isZero();
    }

    @Test
    void refusesPinsThatDifferAndAQuestionWithoutOfficers() {
        assertRefused(
                installation
                        .surroundings()
                        .typing(PIN_A, "another pin")
                        .run("module", "officers", "--appoint", "alice", "--appoint", "bob"),
                "ptoken: the two PINs of alice differ; nothing was changed\n");
        assertRefused(run("module", "officers"), "ptoken: name the new officers with --appoint, or say --none\n");
    }

    @Test
    void takesAnOlderCopyOfTheStateThatWasPutBackOnPurpose() throws IOException {
        Path state = installation.data().resolve("softsm.sealed");
        Path backup = directory.resolve("backup");
        installation.loadKey("--sgc", "123456", "--krn", "1");
        Files.copy(state, backup);
        installation.loadKey("--sgc", "123456", "--krn", "2");
        Files.copy(backup, state, StandardCopyOption.REPLACE_EXISTING);

        CommandRun refused = installation.loadKey("--sgc", "123456", "--krn", "3");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("57 TAMPERED_STATE")
                .contains("an older copy of the state file softsm.sealed");
        CommandRun no = installation.surroundings().typing("n").run("module", "accept-rollback");
        assertThat(no.exitCode()).isEqualTo(1);
        assertThat(no.err()).endsWith("ptoken: not confirmed; nothing was changed\n");
        CommandRun accepted = run("module", "accept-rollback", "--yes");
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        assertThat(accepted.out()).isEqualTo("The module works with the state that was put back.\n");
        assertThat(run("vk", "list").out().lines()).hasSize(2);
    }

    @Test
    void hasNoRollBackToAcceptOtherwise() {
        CommandRun run = run("module", "accept-rollback");

        assertDone(run, "No older copy of the module's state was put back; there is nothing to accept.\n");
        assertThat(run.err()).isEmpty();
        assertThat(run("audit", "list").out()).doesNotContain("module.accept-rollback");
    }

    @Test
    void auditsOfficersThatTheModuleDoesNotTakeAsRefused() {
        CommandRun alone =
                installation.surroundings().typing(PIN_A, PIN_A).run("module", "officers", "--appoint", "alice");

        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(run("audit", "list", "--what", "module.officers")
                        .out()
                        .lines()
                        .skip(1))
                .singleElement()
                .asString()
                .doesNotContain(" Ok ", "Begun");
    }

    @Test
    void auditsNoDeletionThatTheModuleRefuses() throws IOException {
        Path state = installation.data().resolve("softsm.sealed");
        Path backup = directory.resolve("backup");
        installation.loadKey("--sgc", "123456", "--krn", "1");
        Files.copy(state, backup);
        installation.loadKey("--sgc", "123456", "--krn", "2");
        Files.copy(backup, state, StandardCopyOption.REPLACE_EXISTING);

        CommandRun refused = run("vk", "delete", "1", "--yes");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(run("audit", "list").out()).doesNotContain("vk.delete");
    }

    private void appoint() {
        CommandRun run = installation
                .surroundings()
                .typing(PIN_A, PIN_A, PIN_B, PIN_B)
                .run("module", "officers", "--appoint", "alice", "--appoint", "bob");
        assertDone(run, "Appointed alice, bob.\n");
    }

    private CommandRun run(String... arguments) {
        TestSurroundings surroundings = installation.surroundings();
        return surroundings.run(arguments);
    }

    private static void assertDone(CommandRun run, String out) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(out);
    }

    private static void assertRefused(CommandRun run, String err) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo(err);
    }
}
