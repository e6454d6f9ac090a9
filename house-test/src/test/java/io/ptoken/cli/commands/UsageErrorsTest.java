package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class UsageErrorsTest {

    private static final CommandLine PROGRAM = CommandTree.of(new TestSurroundings().surroundings());

    private final TestSurroundings surroundings = new TestSurroundings();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vk load --sgcc 1 --krn 1|Unknown option: '--sgcc'. Did you mean --sgc?",
                "vk load --krm=1|Unknown option: '--krm'. Did you mean --krn?",
                "vk list --al|Unknown option: '--al'. Did you mean --all?",
                "vk load --krn 1|Missing required option: '--sgc=SGC'",
                "vk load|Missing required options: '--sgc=SGC', '--krn=KRN'",
                "vk load --sgc|Missing required parameter for option '--sgc' (SGC)",
                "vk lod|Unknown command: 'lod'. Did you mean load?",
                "vk list extra|Unexpected argument: 'extra'",
                "credit|Unknown command: 'credit'. Did you mean ptoken token credit?",
                "self-test|Unknown command: 'self-test'. Did you mean ptoken module self-test?",
                "list|Unknown command: 'list'. Of what? 'ptoken NOUN list' goes with: alerts, approvals, audit, ditk, hsm, job,"
                        + " kmc, pref, session, token, user, vk",
                "--data x vk list|Unknown option: '--data'. It goes behind the command: ptoken COMMAND --data",
                "vk --data x list|Unknown option: '--data'. It goes behind the command: ptoken vk COMMAND --data",
                "help vk lod|Unknown command: 'lod'. Did you mean load?",
                "help status more|Unexpected argument: 'more'"
            })
    void aSentenceComesFirstThenTheShortUsage(String typed, String sentence) {
        CommandRun run = surroundings.run(typed.split(" "));

        List<String> lines = run.err().lines().toList();
        assertThat(lines.get(0)).isEqualTo("ptoken: " + sentence);
        assertThat(lines.get(1)).startsWith("Usage: ptoken");
        assertThat(lines.get(lines.size() - 1)).matches("Try 'ptoken.* --help'\\.");
        assertThat(lines).hasSizeLessThanOrEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    /** What stands behind a name that is not understood may be a secret. */
    @Test
    void theValueOfAnUnknownOptionIsNotRepeated() {
        assertThat(surroundings.run("vk", "load", "--kee=0123456789abcdef").err())
                .doesNotContain("0123456789abcdef");
    }

    /** One tree for all of them: making it takes longer than running a command line that is wrong. */
    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandNamesAMisspeltOptionBeforeAnythingThatIsMissing(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add("--misspelt");

        StringWriter err = new StringWriter();
        PROGRAM.setErr(new PrintWriter(err));
        int exitCode = PROGRAM.execute(arguments.toArray(String[]::new));

        assertThat(err.toString()).startsWith("ptoken: Unknown option: '--misspelt'");
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    void aGroupWithoutACommandSaysSoAndListsThem() {
        CommandRun run = surroundings.run("vk");

        assertThat(run.err())
                .startsWith("ptoken: 'ptoken vk' needs one of the commands below" + System.lineSeparator() + "Usage: ")
                .contains("  load ", "  delete ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void atANarrowTerminalWordsStayWhole() {
        CommandRun run = surroundings.columns(60).run("user", "add", "x", "--role", "foo");

        assertThat(run.err().lines()).allMatch(line -> line.length() <= 60);
        assertThat(run.err()).contains("ptoken-issue-proprietary");
    }

    static List<String> everyCommand() {
        return CommandTreeTest.everyCommand();
    }
}
