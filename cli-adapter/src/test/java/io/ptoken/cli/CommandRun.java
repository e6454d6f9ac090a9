package io.ptoken.cli;

import io.ptoken.cli.commands.CommandTree;
import io.ptoken.cli.console.Screen;
import io.ptoken.cli.console.TerminalWriter;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.node.store.StoreOpener;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One command run inside the test, and what came of it.
 *
 * @param exitCode as the process would end
 * @param out what went to stdout
 * @param err what went to stderr
 */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs a command line in the given surroundings. */
    public static CommandRun of(ProgramSurroundings surroundings, String... arguments) {
        return of(
                surroundings,
                CommandTree.of(surroundings, StoreAccess.of(surroundings), arguments),
                new StringWriter(),
                arguments);
    }

    /** Runs a command line on a store in memory or elsewhere. */
    public static CommandRun of(ProgramSurroundings surroundings, StoreOpener store, String... arguments) {
        return of(surroundings, CommandTree.of(surroundings, store, arguments), new StringWriter(), arguments);
    }

    /** @param out can be read while the command runs */
    static CommandRun of(ProgramSurroundings surroundings, StringWriter out, String... arguments) {
        return of(surroundings, CommandTree.of(surroundings, StoreAccess.of(surroundings), arguments), out, arguments);
    }

    private static CommandRun of(
            ProgramSurroundings surroundings, CommandLine tree, StringWriter out, String... arguments) {
        return of(surroundings, tree, out, new PrintWriter(out), arguments);
    }

    /** Runs a command line whose output goes to {@code out} and is not known here. */
    public static CommandRun of(
            ProgramSurroundings surroundings, CommandLine tree, PrintWriter out, String... arguments) {
        return of(surroundings, tree, "", out, arguments);
    }

    private static CommandRun of(
            ProgramSurroundings surroundings, CommandLine tree, Object seen, PrintWriter out, String... arguments) {
        StringWriter err = new StringWriter();
        Screen screen = surroundings.screen();
        CommandLine program = tree.setOut(TerminalWriter.of(out, screen.out()))
                .setErr(TerminalWriter.of(new PrintWriter(err), screen.err()));
        int exitCode = program.execute(arguments);
        return new CommandRun(exitCode, seen.toString(), err.toString());
    }
}
