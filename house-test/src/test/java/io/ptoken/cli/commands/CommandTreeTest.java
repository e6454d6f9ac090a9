package io.ptoken.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.node.store.StoreAccess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandTreeTest {

    private final TestSurroundings surroundings = new TestSurroundings();

    @Test
    void helpListsTheCommandsAndTheExitCodes() {
        CommandRun run = surroundings.run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: ptoken", "Commands:", "First steps:");
        assertThat(run.out().replaceAll("\\s+", " "))
                .endsWith("Exit codes: " + ExitCode.OK + " done, " + ExitCode.FAILURE + " refused or failed, "
                        + ExitCode.USAGE + " wrong command line, " + ExitCode.INCOMPLETE
                        + " not known or incomplete, " + ExitCode.INTERRUPTED + " interrupted. ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void versionNamesProgramAndJava() {
        CommandRun run = surroundings.run("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("ptoken ").contains("Java ");
    }

    @Test
    void withoutACommandItListsTheCommandsAsAUsageError() {
        CommandRun run = surroundings.run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("ptoken: 'ptoken' needs one of the commands below")
                .contains("Usage: ptoken", "Commands:");
    }

    @Test
    void anUnknownCommandIsAUsageErrorThatSuggestsTheNearest() {
        CommandRun run = surroundings.run("completoin");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToNormalizingNewlines("""
                        ptoken: Unknown command: 'completoin'. Did you mean completion?
                        Usage: ptoken COMMAND
                        Try 'ptoken --help'.
                        """);
    }

    /** picocli takes longer to look through all commands than most commands take. */
    @Test
    void onlyWhatACommandLineNamesIsMade() {
        assertThat(made("vk", "list", "--json")).containsExactly("vk list");
        assertThat(made("licence", "issuer", "show")).containsExactly("licence issuer show");
        assertThat(made("status")).containsExactly("status");
        assertThat(made("vk", "--help")).hasSize(made("vk").size()).contains("vk list", "vk delete");
    }

    @Test
    void whereItNamesNoneAllAreMade() {
        assertThat(made()).hasSizeGreaterThan(90);
        for (String word : List.of("help", "completion", "--help", "vkk", "@file")) {
            assertThat(made(word)).as(word).isEqualTo(made());
        }
    }

    private List<String> made(String... arguments) {
        ProgramSurroundings here = surroundings.surroundings();
        List<String> ends = new ArrayList<>();
        ends(CommandTree.of(here, StoreAccess.of(here), arguments), "", ends);
        return ends;
    }

    private static void ends(CommandLine command, String path, List<String> ends) {
        if (command.getSubcommands().isEmpty()) {
            ends.add(path.strip());
        }
        command.getSubcommands().forEach((name, subcommand) -> ends(subcommand, path + " " + name, ends));
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        CommandRun run = surroundings.run("--frobnicate");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Unknown option: '--frobnicate'", "Try 'ptoken --help'.");
    }

    @Test
    void helpOfACommandUnderAnotherNameGivesThatName() {
        assertThat(surroundings.run("kmc", "unload", "--help").out())
                .startsWith("Usage: ptoken kmc unload [OPTIONS] REGISTER\n")
                .contains("  ptoken kmc unload 3\n")
                .doesNotContain("delete 3");
        assertThat(surroundings.run("kmc", "unload").err())
                .endsWith("Usage: ptoken kmc unload [OPTIONS] REGISTER\nTry 'ptoken kmc unload --help'.\n");
        assertThat(surroundings.run("kmc", "--help").out()).containsPattern("(?m)^  unload ");
    }

    @Test
    void helpOfCompletionIsAsThatOfEveryCommand() {
        assertThat(surroundings.run("completion", "--help").out()).isEqualTo("""
                Usage: ptoken completion
                Prints a completion script for bash and zsh.
                To use it: source <(ptoken completion)
                  -h, --help   Show this help and exit.
                """);
    }

    @Test
    void helpTellsThatJsonIsAnObjectOfListsToo() {
        for (String command : List.of("list", "show", "load", "delete")) {
            assertThat(surroundings.run("vk", command, "--help").out())
                    .contains("--json", "Print the result as one JSON object.");
        }
    }

    @Test
    void everyCommandIsHeadedWithTheNameItIsCalledBy() {
        List<String> other = new ArrayList<>();
        headings(CommandTree.of(surroundings.surroundings()), "ptoken", other);
        assertThat(other).isEmpty();
    }

    private static void headings(CommandLine command, String called, List<String> other) {
        if (!command.getCommandSpec().qualifiedName().equals(called)) {
            other.add(called);
        }
        command.getSubcommands().forEach((name, below) -> headings(below, called + " " + name, other));
    }

    @Test
    void completionPrintsABashScript() {
        CommandRun run = surroundings.run("completion");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("ptoken");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandHasHelpWithADescription(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add("--help");

        CommandRun run = surroundings.run(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().count()).isGreaterThan(3);
        assertThat(run.err()).isEmpty();
    }

    static List<String> everyCommand() {
        List<String> commands = new ArrayList<>();
        collect(CommandTree.of(ProgramSurroundings.ofProcess()), "", commands);
        return commands;
    }

    private static void collect(CommandLine command, String path, List<String> commands) {
        command.getSubcommands().forEach((name, subcommand) -> {
            commands.add((path + " " + name).strip());
            collect(subcommand, path + " " + name, commands);
        });
    }
}
