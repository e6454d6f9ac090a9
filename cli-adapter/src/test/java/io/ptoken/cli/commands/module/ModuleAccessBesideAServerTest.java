package io.ptoken.cli.commands.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crypto officers who log in at a server. */
@Tag("slow")
class ModuleAccessBesideAServerTest {

    private static final String PIN_A = "pin of alice 1";
    private static final String PIN_B = "pin of bob 22";
    private static final String OPERATIONAL = "access control  AC:OPERATIONAL\nlogged in       nobody\n";

    @TempDir
    Path directory;

    private TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));

    @BeforeEach
    void makeIt() {
        installation = TestInstallation.made(directory);
    }

    private void appoint() {
        CommandRun run =
                typing(PIN_A, PIN_A, PIN_B, PIN_B).run("module", "officers", "--appoint", "alice", "--appoint", "bob");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void accessIsToldTheSameWayWithAServerAndWithout() {
        assertThat(BothWays.same(installation, "module", "access").out())
                .isEqualTo("access control  AC:NONE\nlogged in       nobody\n");
        appoint();
        assertThat(BothWays.same(installation, "module", "access").out()).isEqualTo(OPERATIONAL);
    }

    @Test
    void whileTwoAreLoggedInNobodyIsAskedForOfficers() {
        appoint();
        BothWays.whileServing(installation, () -> {
            assertThat(run("module", "officers", "--none").err()).contains("this module has crypto officers: name two");

            CommandRun in = login(PIN_A, PIN_B);
            assertThat(in.err()).isEmpty();
            assertThat(in.out())
                    .startsWith("access control  AC:PRIVILEGED\nlogged in       alice, bob\nprivileged for  ");
            assertThat(run("module", "access").out()).contains("AC:PRIVILEGED");
            assertThat(run("module", "logout").out()).isEqualTo(OPERATIONAL);
            assertThat(run("module", "officers", "--none").err()).contains("this module has crypto officers: name two");

            assertThat(login(PIN_A, PIN_B).err()).isEmpty();
            assertThat(run("module", "officers", "--none").out()).isEqualTo("The module has no crypto officers.\n");
        });
        assertThat(BothWays.audited(installation).stream().filter(row -> row.startsWith("module.log")))
                .hasSize(3)
                .allMatch(row -> row.contains(" | Ok | local | alice, bob"));
    }

    @Test
    void aWrongPinLogsNobodyInAndIsInTheAuditLog() {
        appoint();
        BothWays.whileServing(installation, () -> {
            CommandRun wrong = login(PIN_A, "not the pin of bob");
            assertThat(wrong.err()).startsWith("ptoken: 98 PERMISSION_ERROR: ").doesNotContain("not the pin");
            assertThat(run("module", "access").out()).isEqualTo(OPERATIONAL);
        });
        assertThat(BothWays.audited(installation))
                .anyMatch(row -> row.matches("module\\.login \\| .* \\| 98 \\| local \\| alice, bob"))
                .noneMatch(row -> row.contains("not the pin"));
    }

    @Test
    void whoMayNotAndWhoCannotAreToldSo() {
        appoint();
        installation.addPerson("joe", "ptoken-operator");
        assertThat(login().err()).contains("no server has this module open").contains("at the end of this command");
        assertThat(run("module", "log").err()).contains("keeps no log that it tells");
        BothWays.whileServing(installation, () -> {
            CommandRun refused = typing(TestInstallation.PASSWORD)
                    .run("module", "login", "--officer", "alice", "--officer", "bob", "--as", "joe");
            assertThat(refused.err()).contains("it takes the role 'ptoken-admin'");
            assertThat(run("module", "login").err())
                    .isEqualTo("ptoken: name two crypto officers with --officer NAME" + " --officer NAME\n");
            assertThat(run("module", "log").err()).contains("keeps no log that it tells");
        });
    }

    private CommandRun login(String... pins) {
        return typing(pins).run("module", "login", "--officer", "alice", "--officer", "bob");
    }

    private TestSurroundings typing(String... typed) {
        return installation.surroundings().typing(typed);
    }

    private CommandRun run(String... command) {
        return installation.surroundings().run(command);
    }
}
