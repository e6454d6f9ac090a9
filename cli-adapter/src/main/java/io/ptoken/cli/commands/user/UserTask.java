package io.ptoken.cli.commands.user;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ConfiguredOptions;
import io.ptoken.cli.commands.task.TaskStore;
import io.ptoken.cli.console.TerminalWriter;
import io.ptoken.node.account.AccountServices;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.node.store.StoreOpener;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on the accounts and sessions of an installation: opens the store, works, closes it. */
public abstract class UserTask implements Callable<Integer> {

    @Mixin
    ConfiguredOptions installation;

    @Spec
    CommandSpec spec;

    private final Surroundings surroundings;
    private final StoreOpener opener;

    UserTask(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.opener = StoreAccess.of(surroundings);
    }

    @Override
    public final Integer call() throws IOException {
        check();
        Installation chosen = installation.installation(surroundings);
        try (OpenStore open = TaskStore.open(opener, chosen, this)) {
            work(new AccountServices(open.store(), surroundings));
        }
        return ExitCode.OK;
    }

    /** Looks at the options before anything is opened or asked. */
    void check() {}

    abstract void work(AccountServices services);

    Surroundings surroundings() {
        return surroundings;
    }

    /** Asks, unless told not to. */
    void confirm(boolean yes, String question, String nothing) {
        if (!yes && !surroundings.prompt().confirm(question)) {
            throw new CommandFailure("not confirmed; " + nothing);
        }
    }

    void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** Columns of the place that {@link #say} writes to. */
    int columns() {
        return TerminalWriter.columns(spec.commandLine().getOut());
    }
}
