package io.ptoken.cli.commands.user;

import io.ptoken.node.account.AccountServices;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken user disable}. */
@Command(name = "disable", description = "Lets an account sign in and call no more; it can be enabled again.")
final class UserDisableCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    UserDisableCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(AccountServices services) {
        services.accounts().setEnabled(services.actor(), username, false);
        say("Disabled " + username + ".");
    }
}
