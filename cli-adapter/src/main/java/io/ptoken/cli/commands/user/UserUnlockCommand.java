package io.ptoken.cli.commands.user;

import io.ptoken.node.account.AccountServices;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken user unlock}. */
@Command(name = "unlock", description = "Forgets the failed sign-ins of an account, so that it may sign in at once.")
final class UserUnlockCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    UserUnlockCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(AccountServices services) {
        services.accounts().unlock(services.actor(), username);
        say("Unlocked " + username + ".");
    }
}
