package io.ptoken.cli.commands.task;

import io.ptoken.cli.commands.options.InstallationOptions;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Mixin;

/** A command on an installation: which one it is, and how the command speaks. */
public abstract class InstallationTask extends CommandTask {

    @Mixin
    protected InstallationOptions installation;

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
}
