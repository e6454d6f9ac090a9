package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.account.AccountBook;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.store.jdbc.SqliteStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on the accounts of an installation: opens the store, works, closes it. */
abstract class UserTask implements Callable<Integer> {

    @Mixin
    DataOption data;

    @Spec
    CommandSpec spec;

    private final Surroundings surroundings;

    UserTask(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public final Integer call() {
        try (SqliteStore store = SqliteStore.open(data.existing(surroundings).database())) {
            work(new AccountBook(store.accounts(), new PasswordHasher(surroundings.random(), 1)));
        }
        return ExitCode.OK;
    }

    abstract void work(AccountBook accounts);

    Surroundings surroundings() {
        return surroundings;
    }

    void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
