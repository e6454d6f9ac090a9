package io.ptoken.cli.commands.task;

import io.ptoken.cli.console.TerminalWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command, and how it speaks. */
public abstract class CommandTask implements Callable<Integer> {

    @Spec
    protected CommandSpec spec;

    protected void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** Columns of the place that {@link #say} writes to. */
    protected int columns() {
        return TerminalWriter.columns(spec.commandLine().getOut());
    }

    protected void warn(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
