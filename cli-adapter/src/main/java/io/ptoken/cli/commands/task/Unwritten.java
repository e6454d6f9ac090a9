package io.ptoken.cli.commands.task;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.console.Results;
import io.ptoken.cli.console.Results.Loss;
import io.ptoken.node.process.CommandFailure;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/**
 * Runs a command and then looks whether what it printed has arrived: a result on a full disk is none. Only a reader who has
 * seen enough, as {@code head}, is no news after a command that reads only.
 */
public final class Unwritten implements IExecutionStrategy {

    /** What a command that changes something says of it. */
    public static final String DONE = "the command has done its work all the same: look before you repeat it";

    @Override
    public int execute(ParseResult parsed) {
        int exitCode = DoneAsDocument.run(parsed);
        CommandLine command = last(parsed).commandSpec().commandLine();
        Optional<Loss> loss = Results.lossOf(command.getOut());
        if (loss.isEmpty()) {
            return exitCode;
        }
        boolean readsOnly = readsOnly(parsed);
        if (readsOnly && loss.get().closedPipe()) {
            return ExitCode.FAILURE;
        }
        CommandFailure failure = readsOnly ? new CommandFailure(text(loss.get())) : failure(loss.get(), DONE);
        throw new ExecutionException(command, text(loss.get()), failure);
    }

    /**
     * For a command whose result is not to be had by looking.
     *
     * @param out where it has printed it
     * @param done what is done, and how to get at the result
     * @throws CommandFailure when it has not arrived
     */
    public static void require(PrintWriter out, String done) {
        Results.lossOf(out).ifPresent(loss -> {
            throw failure(loss, done);
        });
    }

    private static CommandFailure failure(Loss loss, String done) {
        return new CommandFailure(text(loss) + "; " + done);
    }

    private static String text(Loss loss) {
        return "the result could not be written (" + loss.reason() + ")";
    }

    private static boolean readsOnly(ParseResult parsed) {
        Object command = last(parsed).commandSpec().userObject();
        return command instanceof GenerateCompletion
                || command.getClass().isAnnotationPresent(ReadsOnly.class)
                || asksForHelp(parsed);
    }

    private static boolean asksForHelp(ParseResult parsed) {
        return parsed.isUsageHelpRequested()
                || parsed.isVersionHelpRequested()
                || (parsed.hasSubcommand() && asksForHelp(parsed.subcommand()));
    }

    private static ParseResult last(ParseResult parsed) {
        return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
    }
}
