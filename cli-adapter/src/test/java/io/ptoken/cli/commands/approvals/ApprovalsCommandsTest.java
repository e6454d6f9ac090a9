package io.ptoken.cli.commands.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people at the command line. */
@Tag("slow")
@SuppressWarnings("NullAway.Init") // Set before each test.
class ApprovalsCommandsTest {

    private static final String FIRST = "set by somebody";
    private static final String JANES = "chosen by jane";
    private static final String BOBS = "chosen by bob 2";

    private static final String OFF = "No call takes a second person any more: root, who owns the data directory";

    @TempDir
    Path directory;

    private TestInstallation installation;
    private int minutes;

    @BeforeEach
    void makeOne() {
        installation = TestInstallation.made(directory);
    }

    /** The walk of docs/access.md, as it stands there. */
    @Test
    void theWalkOfThePageIsAsItSays() throws IOException {
        List<String> walk = walk();
        assertThat(walk).hasSize(9);
        int waited = 0;
        for (String command : walk) {
            CommandRun run = at(nextMinute(), command, answers(command));
            if (command.startsWith("user remove") && waited++ == 0) {
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.out()).isEmpty();
                assertThat(run.err())
                        .endsWith("ptoken: waits for approval 1 by another administrator; 'ptoken approvals approve 1';"
                                + " then repeat the command\n");
            } else {
                assertThat(run.exitCode()).as(command + ": " + run.err()).isZero();
            }
            if (command.startsWith("approvals approve")) {
                assertThat(run.out()).isEqualTo("""
                        Request 1: user.remove
                          asked by jane at 2026-11-23T10:06:00Z
                          waits for an approval until 2026-11-24T10:06:00Z
                            username: vending
                        Approved until 2026-11-24T10:08:00Z. Next: jane repeats the command.
                        """);
            }
        }
        assertThat(run("user list").out()).contains("jane").doesNotContain("vending");
    }

    private static String[] answers(String command) {
        if (command.startsWith("user add")) {
            return new String[] {FIRST, FIRST};
        }
        String own = command.endsWith("jane") ? JANES : BOBS;
        if (command.startsWith("user passwd")) {
            return new String[] {FIRST, own, own};
        }
        return new String[] {own, own};
    }

    /** The block of commands under the heading. */
    private static List<String> walk() throws IOException {
        String page = Files.readString(Path.of("../docs/access.md"));
        String section = page.substring(page.indexOf("## A second person"));
        String block = section.substring(section.indexOf("```console"));
        return block.substring(0, block.indexOf("\n```"))
                .lines()
                .filter(line -> line.startsWith("$ ptoken "))
                .map(line -> line.substring("$ ptoken ".length()))
                .toList();
    }

    @Test
    void aProgramReadsWhatWaits() throws IOException {
        twoAdministrators();
        assertThat(run("user unlock vending --as jane", JANES).err()).contains("waits for approval 1");
        JsonNode list =
                new ObjectMapper().readTree(run("approvals list --json").out()).get("approvals");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("id").asLong()).isEqualTo(1);
        assertThat(list.get(0).get("standing").asText()).isEqualTo("WAITING");
        assertThat(list.get(0).get("asker").asText()).isEqualTo("jane");
        assertThat(list.get(0).get("call").asText()).isEqualTo("user.unlock");
        assertThat(list.get(0).get("values").get(0).asText()).isEqualTo("username: vending");
        assertThat(list.get(0).has("decider")).isFalse();

        assertThat(run("approvals refuse 1 --reason later").out()).isEqualTo("Refused user.unlock of jane.\n");
        assertThat(run("approvals list").out()).isEqualTo("No call waits for an approval.\n");
        JsonNode refused = new ObjectMapper()
                .readTree(run("approvals list --all --json").out())
                .get("approvals")
                .get(0);
        assertThat(refused.get("standing").asText()).isEqualTo("REFUSED");
        assertThat(refused.get("decider").asText()).isNotEmpty();
    }

    @Test
    void theOwnerApprovesNothingAndIsNotAskedForAnything() {
        twoAdministrators();
        run("user unlock vending --as jane", JANES);
        CommandRun run = run("approvals approve 1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .endsWith(
                        "ptoken: the owner of the installation approves nothing; an administrator does, with --as and their"
                                + " account\n");
        assertThat(run("approvals approve 2 --as bob", BOBS).err())
                .endsWith("ptoken: no request 2 waits for an approval; 'ptoken approvals list' shows those that do\n");
    }

    @Test
    void theOwnerSwitchesItOffWithTheServerStoppedAndANoticeTellsUntilAnAdministratorKnows() {
        assertThat(run("approvals off").out()).isEqualTo("No call takes a second person.\n");
        twoAdministrators();
        BothWays.whileServing(installation, () -> {
            CommandRun beside = run("approvals off --yes");
            assertThat(beside.exitCode()).isEqualTo(1);
            assertThat(beside.err()).contains("in use by").contains("stop it");
        });
        assertThat(run("approvals off", "n").err()).endsWith("ptoken: not confirmed; nothing was changed\n");
        assertThat(run("user unlock vending --as jane", JANES).err()).contains("waits for approval 1");

        assertThat(run("approvals off", "y").out()).isEqualTo("""
                No call takes a second person any more. A notice tells of it until an administrator acknowledges it:
                  ptoken approvals acknowledge --as NAME
                """);
        assertThat(run("user unlock vending --as jane", JANES).exitCode()).isZero();
        assertThat(run("notices").out()).contains(OFF);
        assertThat(run("audit list --what approvals.off").out()).contains("old user.unlock, new none");

        CommandRun owner = run("approvals acknowledge");
        assertThat(owner.exitCode()).isEqualTo(1);
        assertThat(owner.err()).contains("that they did, an administrator acknowledges");
        assertThat(run("notices").out()).contains(OFF);
        assertThat(run("approvals acknowledge --as bob", BOBS).out()).isEqualTo("Acknowledged.\n");
        assertThat(run("notices").out()).doesNotContain(OFF);
        assertThat(run("approvals acknowledge --as bob", BOBS).out())
                .isEqualTo("Nobody has switched the second person off since it was last acknowledged.\n");
    }

    @Test
    void aServerAsksForTheSecondPersonToo() {
        minutes = -60; // its clock stands still
        twoAdministrators();
        BothWays.whileServing(installation, () -> {
            CommandRun waits = run("user unlock vending --as jane", JANES);
            assertThat(waits.exitCode()).isEqualTo(1);
            assertThat(waits.err())
                    .endsWith(
                            "ptoken: waits for approval 1 by another administrator; 'ptoken approvals approve 1'; then"
                                    + " repeat the command\n");
            assertThat(run("approvals approve 1 --as jane", JANES).err())
                    .endsWith("ptoken: nobody approves a call of their own; another administrator has to\n");
            CommandRun approved = run("approvals approve 1 --as bob", BOBS, BOBS);
            assertThat(approved.exitCode()).as(approved.err()).isZero();
            assertThat(run("user unlock vending --as jane", JANES).exitCode()).isZero();
        });
    }

    private void twoAdministrators() {
        for (String name : List.of("jane", "bob")) {
            String chosen = name.equals("jane") ? JANES : BOBS;
            assertThat(run("user add " + name + " --role ptoken-admin", FIRST, FIRST)
                            .exitCode())
                    .isZero();
            assertThat(run("user passwd " + name + " --own --as " + name, FIRST, chosen, chosen)
                            .exitCode())
                    .isZero();
        }
        assertThat(run("pref set ptoken.secondPersonFor user.unlock").exitCode())
                .isZero();
    }

    private CommandRun run(String command, String... answers) {
        return at(nextMinute(), command, answers);
    }

    private TestSurroundings nextMinute() {
        return installation.surroundings().at(TestSurroundings.NOW.plus(Duration.ofMinutes(++minutes)));
    }

    private static CommandRun at(TestSurroundings surroundings, String command, String... answers) {
        return surroundings.typing(answers).run(command.split(" "));
    }
}
