package io.ptoken.cli.commands.user;

import io.ptoken.node.account.AccountServices;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken user enable}. */
@Command(name = "enable", description = "Lets a disabled account sign in again.")
final class UserEnableCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    UserEnableCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(AccountServices services) {
        services.accounts().setEnabled(services.actor(), username, true);
        say("Enabled " + username + ".");
    }
}
