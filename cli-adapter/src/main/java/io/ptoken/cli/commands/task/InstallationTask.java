package io.ptoken.cli.commands.task;

import io.ptoken.cli.commands.options.InstallationOptions;
import io.ptoken.cli.console.TerminalWriter;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.process.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on an installation: which one it is, and how the command speaks. */
public abstract class InstallationTask implements Callable<Integer> {

    @Mixin
    protected InstallationOptions installation;

    @Spec
    protected CommandSpec spec;

    private final Surroundings surroundings;

    protected InstallationTask(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Looks at the options before anything is opened or asked. */
    protected void check() {}

    protected Surroundings surroundings() {
        return surroundings;
    }

    /** This command, to those who want the modules that it opens. */
    protected Taker taker() {
        return new Taker(spec.qualifiedName(), this::warn, surroundings());
    }

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
