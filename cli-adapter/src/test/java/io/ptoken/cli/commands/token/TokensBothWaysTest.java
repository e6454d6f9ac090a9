package io.ptoken.cli.commands.token;

import static io.ptoken.cli.commands.task.BothWays.whileServing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens by hand with a server running and without, by the owner and by people with accounts. */
@Tag("slow")
class TokensBothWaysTest {

    private static final String METER = "--drn 600727000000000009 --sgc 123457 --krn 1";
    private static final String CREDIT = "credit " + METER + " --amount 10 --unit kWh";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path directory;

    private TestInstallation served;

    @BeforeEach
    void loadTwoRevisions() {
        served = installation("served");
    }

    private TestInstallation installation(String name) {
        try {
            return new TokenBench(Files.createDirectory(directory.resolve(name))).installation;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String[] words(String line) {
        return ("token " + line).split(" ");
    }

    /** Two installations with one module and one clock: what one sells by its server the other sells without. */
    @Test
    void everyCommandGivesTheSame() {
        List<String> lines = List.of(
                CREDIT + " --allow-krn-update --message-id m-1",
                CREDIT + " --allow-krn-update --message-id m-1 --json",
                CREDIT + " --message-id m-1",
                "credit --id-record 60072700000000000900000207123457011 --amount 5.5 --unit kWh --message-id m-2 --json",
                "key-change " + METER + " --to-ti 5 --message-id m-3",
                "key-change --id-record 60072700000000000900000207123457011 --to-krn 2 --message-id m-4 --json",
                "engineering " + METER + " --subclass 0 --value 5000 --message-id m-5",
                "engineering " + METER + " --flag 3 --value 1 --message-id m-6 --json",
                "engineering " + METER + " --control 63 --value 1",
                "meter-test --control 68719476735",
                "meter-test --control 68719476735 --json",
                "verify " + METER + " 5649 3153 7254 5031 3471",
                "verify " + METER + " 5649 3153 7254 5031 3471 --json",
                "verify " + METER + " 1234 5678 9012 3456 7890",
                "verify --id-record 99 56493153725450313471",
                "credit --drn 600727000000000008 --sgc 123457 --krn 1 --amount 1 --unit hWh",
                "credit --drn 600727000000000009 --sgc 123457 --krn 3 --amount 1 --unit hWh",
                CREDIT + " --message-id -x",
                "list --drn 600727000000000009",
                "list --drn 600727000000000009 --last 1 --json",
                "list --drn 12345678903",
                "list --drn 600727000000000008",
                "list --drn 600727000000000009 --last 101");
        List<CommandRun> atServer = new ArrayList<>();
        whileServing(
                served,
                () -> lines.forEach(line -> atServer.add(served.surroundings().run(words(line)))));

        TestInstallation alone = installation("alone");
        for (int i = 0; i < lines.size(); i++) {
            CommandRun run = alone.surroundings().run(words(lines.get(i)));
            assertThat(withoutChance(atServer.get(i))).as(lines.get(i)).isEqualTo(withoutChance(run));
        }
        assertThat(atServer.get(0).out()).contains("Enter all 3, in this order:");
        assertThat(audit(served)).isEqualTo(audit(alone)).contains("by-hand").contains("local: root");
        assertThat(served.surroundings().run(words(CREDIT + " --allow-krn-update --message-id m-1")))
                .as("a message of the server, without it")
                .isEqualTo(atServer.get(0));
    }

    /** Without the digits of tokens, four bits of which are random, and names that the command makes. */
    private static CommandRun withoutChance(CommandRun run) {
        return new CommandRun(
                run.exitCode(),
                run.out()
                        .replaceAll("[0-9]{4}( [0-9]{4}){4}", "(digits)")
                        .replaceAll("\"token(Dec|Hex)\" : \"[0-9A-F]+\"", "(digits)"),
                run.err());
    }

    /** Without the rows of the server's start, and without the digests of tokens, in which there is chance. */
    private static String audit(TestInstallation installation) {
        CommandRun run = installation.surroundings().run("audit", "list", "--json", "--last", "200");
        assertThat(run.exitCode()).isZero();
        return String.join(
                "\n",
                run.out()
                        .lines()
                        .filter(line -> line.contains("by-hand"))
                        .map(line -> line.replaceAll(
                                        "\"(sequence|hash|previous)\":\"?[0-9a-f]+\"?,?|hand-[0-9a-f-]+", "")
                                .replaceAll("result [0-9a-f]{32}", "result (digest)"))
                        .toList());
    }

    @Test
    void whoHasAnotherKeyIssuesNothingAtAServer() {
        Path other = SecretFiles.ownerOnly(directory.resolve("other.key"), "5B".repeat(32));
        whileServing(served, () -> {
            CommandRun run = served.with("PTOKEN_KEY_FILE", other.toString()).run(words(CREDIT + " --message-id m-1"));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("ptoken: Sign-in failed: authentication failed for realm='local' username='by-hand';"
                            + " this does not open the software security module\n");
            assertThat(served.surroundings().run("audit", "list", "--last", "1").out())
                    .contains("token.credit", "ESignin.Authentication", "600727000000000009");
            assertThat(served.with("PTOKEN_KEY_FILE", other.toString())
                            .run(words("verify " + METER + " 56493153725450313471"))
                            .exitCode())
                    .as("a look at a token")
                    .isZero();
        });
    }

    @Test
    void aPassphraseIsTypedWhereNoneIsNamed() throws IOException {
        TestInstallation sealed = TestInstallation.in(Files.createDirectory(directory.resolve("sealed")));
        assertThat(withPassphrase(sealed)
                        .variable("PW", PASSWORD)
                        .run("init", "--password-env", "PW")
                        .exitCode())
                .isZero();
        serving(withPassphrase(sealed), () -> {
            CommandRun named = withPassphrase(sealed).run(words("meter-test --control 1"));
            assertThat(named.exitCode()).as(named.err()).isZero();
            CommandRun typed = nothingNamed(sealed).typing(PASSWORD).run(words("meter-test --control 1"));
            assertThat(typed).isEqualTo(named);
            CommandRun wrong = nothingNamed(sealed).typing(PASSWORD + "!").run(words("meter-test --control 1"));
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.err()).contains("this does not open the software security module");
        });
    }

    private static TestSurroundings nothingNamed(TestInstallation installation) {
        return new TestSurroundings()
                .variable("PTOKEN_DATA", installation.data().toString());
    }

    private static TestSurroundings withPassphrase(TestInstallation installation) {
        return nothingNamed(installation).variable("PTOKEN_PASSPHRASE", PASSWORD);
    }

    /** For an installation that another secret opens. */
    private static void serving(TestSurroundings surroundings, Runnable commands) {
        boolean[] ran = {false};
        CommandRun serve = surroundings.runWhile(
                out -> {
                    commands.run();
                    ran[0] = true;
                },
                "serve",
                "--address=127.0.0.1",
                "--port=0",
                "--metrics-port=0",
                "--no-web");
        assertThat(ran[0]).as(serve.err()).isTrue();
    }

    @Test
    void aPersonIssuesUnderTheirAccount() {
        assertThat(served.with("PW", PASSWORD)
                        .run(
                                "user",
                                "add",
                                "jane",
                                "--role",
                                "ptoken-issue-credit",
                                "--no-must-change",
                                "--password-env",
                                "PW")
                        .exitCode())
                .isZero();
        CommandRun[] hers = new CommandRun[1];
        whileServing(served, () -> {
            hers[0] = nothingNamed(served).typing(PASSWORD).run(words(CREDIT + " --as jane --message-id m-1"));
            assertThat(hers[0].err()).isEmpty();
            assertThat(served.surroundings().run(words(CREDIT + " --message-id m-1")))
                    .as("the owner's message of that name")
                    .isNotEqualTo(hers[0]);
            CommandRun change =
                    nothingNamed(served).typing(PASSWORD).run(words("key-change " + METER + " --to-ti 5 --as jane"));
            assertThat(change.exitCode()).isEqualTo(1);
            assertThat(change.err())
                    .isEqualTo("ptoken: EAuthentication.Permission: jane may not do this: it takes the role"
                            + " 'ptoken-issue-keychange'\n");
        });

        assertThat(served.surroundings().typing(PASSWORD).run(words(CREDIT + " --as jane --message-id m-1")))
                .as("without a server")
                .isEqualTo(hers[0]);
        CommandRun audit = served.surroundings().run("audit", "list", "--json", "--last", "200");
        assertThat(audit.out().lines())
                .filteredOn(line -> line.contains("issueCreditToken") && line.contains("\"jane\""))
                .as("the call and its repetition")
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("local: root"));
    }

    @Test
    void tokensAreShownAgainTheNewestLast() {
        served.surroundings().run(words(CREDIT + " --message-id m-1"));
        served.surroundings().run(words("engineering " + METER + " --flag 3 --value 1 --message-id m-2"));

        CommandRun list = served.surroundings().run(words("list --drn 600727000000000009"));

        assertThat(list.err()).isEmpty();
        assertThat(withoutChance(list).out().lines().toList())
                .hasSize(11)
                .startsWith(
                        "2026-11-23T10:00:00Z, by-hand (local: root)",
                        "Meter 600727000000000009, message m-1.",
                        "Enter:")
                .contains("", "Meter 600727000000000009, message m-2.");
        JsonNode last = TokenBench.parse(served.surroundings()
                        .run(words("list --drn 00000000000 --last 1 --json"))
                        .out())
                .at("/calls/0");
        assertThat(last.at("/at").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(last.at("/account").asText()).isEqualTo("by-hand");
        assertThat(last.at("/origin").asText()).isEqualTo("local: root");
        assertThat(last.at("/messageId").asText()).isEqualTo("m-2");
        assertThat(last.at("/tokens/0/tokenDec").asText()).matches("[0-9]{20}");
        assertThat(served.surroundings().run(words("list --drn 12345678903")).out())
                .isEqualTo("No tokens of meter 600727123456789030 are kept.\n");
    }

    @Test
    void disablingTheAccountStopsTheOwner() {
        whileServing(
                served,
                () -> assertThat(served.surroundings()
                                .run(words("meter-test --control 1"))
                                .exitCode())
                        .isZero());
        assertThat(served.surroundings().run("user", "disable", "by-hand").exitCode())
                .isZero();
        whileServing(
                served,
                () -> assertThat(served.surroundings()
                                .run(words("meter-test --control 1"))
                                .err())
                        .isEqualTo("ptoken: the account 'by-hand', under which the owner of the installation"
                                + " issues, is disabled; an account of your own issues with --as NAME\n"));
    }

    /** Nothing is asked of the module, which is not there. */
    @Test
    void withHardwareAloneTheOwnerNeedsAnAccount() throws IOException {
        Files.writeString(
                served.data().resolve("ptoken.yaml"),
                "modules:\n  - name: hall-a\n    kind: TSM500I\n    host: 127.0.0.1\n    port: 1\n");

        CommandRun run = served.surroundings().run(words(CREDIT));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "ptoken: EAuthentication.Permission: the owner of the installation may not do this: it takes the"
                                + " role 'ptoken-issue-credit'; name your account with --as\n");
    }
}
