package io.ptoken.cli.commands.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.commands.task.BothWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the module, with a server and without. */
@Tag("slow")
class ModuleBesideAServerTest {

    private static final String PIN_A = "pin of alice 1";
    private static final String PIN_B = "pin of bob 22";

    @TempDir
    Path directory;

    @Test
    void testsTheModuleThatServes() {
        CommandRun run = BothWays.same(TestInstallation.made(directory), "module", "self-test");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Every known answer is right, at ");
    }

    @Test
    void officersLetOneChangeThroughAndNoMore() {
        TestInstallation installation = TestInstallation.made(directory);
        String[] none = {"module", "officers", "--none", "--officer", "alice", "--officer", "bob"};
        BothWays.whileServing(installation, () -> {
            assertThat(run(installation, "module", "officers").err())
                    .isEqualTo("ptoken: name the new officers with --appoint, or say --none\n");
            assertThat(appoint(installation, PIN_A, "another pin").err())
                    .isEqualTo("ptoken: the two PINs of alice differ; nothing was changed\n");
            assertThat(appoint(installation, PIN_A, PIN_A, PIN_B, PIN_B).out()).isEqualTo("Appointed alice, bob.\n");
            assertThat(run(installation, "module", "officers", "--none").err())
                    .isEqualTo("ptoken: this module has crypto officers: name two of them with --officer NAME --officer"
                            + " NAME\n");
            CommandRun wrong =
                    installation.surroundings().typing(PIN_A, "not the pin").run(none);
            assertThat(wrong.err()).startsWith("ptoken: 98 PERMISSION_ERROR: ").doesNotContain("not the pin");
            assertThat(installation
                            .surroundings()
                            .typing(PIN_A, PIN_B)
                            .run(none)
                            .out())
                    .isEqualTo("The module has no crypto officers.\n");
        });
        assertThat(run(installation, "audit", "list").out())
                .contains("module.officers")
                .contains("alice, bob")
                .doesNotContain(PIN_A);
    }

    @Test
    void aServerSaysWhatToDoAboutAnOlderCopyOfTheState() throws IOException {
        TestInstallation installation = TestInstallation.made(directory);
        assertThat(BothWays.same(installation, "module", "accept-rollback").out())
                .isEqualTo("No older copy of the module's state was put back; there is nothing to accept.\n");
        Path state = installation.data().resolve("softsm.sealed");
        Path copy = Files.copy(state, directory.resolve("copy"));
        installation.loadKey("--sgc", "123456", "--krn", "1");
        Files.copy(copy, state, StandardCopyOption.REPLACE_EXISTING);

        BothWays.whileServing(installation, () -> {
            CommandRun refused = run(installation, "module", "accept-rollback", "--yes");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("an older copy of the state file softsm.sealed")
                    .endsWith(
                            "ptoken: a server that has started with an older copy of the module's state does not take it;"
                                    + " stop it, repeat this, and start it again\n");
        });

        assertThat(run(installation, "audit", "list").out()).doesNotContain("accept-rollback");
        assertThat(run(installation, "module", "accept-rollback", "--yes").out())
                .isEqualTo("The module works with the state that was put back.\n");
    }

    private static CommandRun appoint(TestInstallation installation, String... typed) {
        return installation
                .surroundings()
                .typing(typed)
                .run("module", "officers", "--appoint", "alice", "--appoint", "bob");
    }

    private static CommandRun run(TestInstallation installation, String... command) {
        return installation.surroundings().run(command);
    }
}
