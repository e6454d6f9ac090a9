package io.ptoken.cli.commands.task;

import io.ptoken.cli.commands.options.InstallationOptions;
import io.ptoken.cli.console.TerminalWriter;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.storemark.StoreStanding;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on the store of an installation: opens it, works, closes it. A server may run meanwhile. */
public abstract class StoreTask implements Callable<Integer> {

    @Mixin
    protected InstallationOptions installation;

    @Spec
    protected CommandSpec spec;

    private final Surroundings surroundings;
    private final StoreOpener opener;

    protected StoreTask(Surroundings surroundings, StoreOpener opener) {
        this.surroundings = surroundings;
        this.opener = opener;
    }

    @Override
    public final Integer call() throws IOException {
        check();
        Installation chosen = installation.installation(surroundings);
        try (OpenStore open = TaskStore.open(opener, chosen, this)) {
            return work(open.store(), chosen);
        }
    }

    /** Looks at the options before anything is opened or asked. */
    protected void check() {}

    /** Returns the exit code. */
    protected abstract int work(ServiceStore store, Installation chosen) throws IOException;

    /** Says when the store may not be sold from, for commands that work on it all the same. */
    protected void warnOfStanding(Optional<StoreStanding> standing) {
        standing.filter(found -> !found.mayBeUsed()).ifPresent(found -> warn("Warning: " + found.brief()));
    }

    protected Surroundings surroundings() {
        return surroundings;
    }

    /** This command, to those who want the modules that it opens. */
    protected Taker taker() {
        return new Taker(spec.qualifiedName(), this::warn, surroundings);
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
