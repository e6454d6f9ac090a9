package io.ptoken.cli;

import io.ptoken.cli.commands.CommandTree;
import io.ptoken.cli.node.StoreOpener;
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
    public static CommandRun of(Surroundings surroundings, String... arguments) {
        return of(CommandTree.of(surroundings), arguments);
    }

    /** Runs a command line on a store in memory or elsewhere. */
    public static CommandRun of(Surroundings surroundings, StoreOpener store, String... arguments) {
        return of(CommandTree.of(surroundings, store), arguments);
    }

    private static CommandRun of(CommandLine tree, String... arguments) {
        return of(tree, new StringWriter(), arguments);
    }

    /** @param out can be read while the command runs */
    static CommandRun of(Surroundings surroundings, StringWriter out, String... arguments) {
        return of(CommandTree.of(surroundings), out, arguments);
    }

    private static CommandRun of(CommandLine tree, StringWriter out, String... arguments) {
        return of(tree, out, new PrintWriter(out), arguments);
    }

    /** Runs a command line whose output goes to {@code out} and is not known here. */
    public static CommandRun of(CommandLine tree, PrintWriter out, String... arguments) {
        return of(tree, "", out, arguments);
    }

    private static CommandRun of(CommandLine tree, Object seen, PrintWriter out, String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine program = tree.setOut(out).setErr(new PrintWriter(err));
        int exitCode = program.execute(arguments);
        return new CommandRun(exitCode, seen.toString(), err.toString());
    }
}
