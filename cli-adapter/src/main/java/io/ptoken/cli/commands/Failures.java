package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.console.Style;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.sts.ReadableFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what went wrong into one line on stderr and an exit code, and into a document where one is asked for; the trace goes
 * to the log at level DEBUG.
 */
final class Failures implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final ProgramSurroundings surroundings;

    Failures(ProgramSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        PrintWriter err = command.getErr();
        boolean expected = isExpected(failure);
        OptionNames names = OptionNames.of(result);
        String text = Echo.in(names.in(text(failure)));
        if (ErrorDocuments.areWanted(result.originalArgs())) {
            ErrorDocuments.print(
                    command, expected ? ErrorDocuments.of(failure, text, names) : ErrorDocuments.internal(failure));
        }
        if (expected) {
            err.println(Style.RED.of("ptoken: ", surroundings.terminal()) + text);
        } else {
            err.println(
                    Style.RED.of("ptoken: internal error: ", surroundings.terminal()) + Echo.in(failure.toString()));
            err.println(ErrorDocuments.REPORT_IT);
        }
        err.flush();
        LOG.debug("{} failed", command.getCommandSpec().qualifiedName(), failure);
        return ExitCode.FAILURE;
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof ReadableFailure
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
    }

    private static String text(Exception failure) {
        // The message of an unchecked one is the name of the class within.
        Throwable told = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return told instanceof IOException trouble ? IoTrouble.text(trouble) : String.valueOf(failure.getMessage());
    }
}
