package io.ptoken.cli.commands.user;

import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
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
    void work(OperatorAccess access) {
        ask(access, new AccountCalls.SetEnabled(username, true));
        say("Enabled " + username + ".");
    }
}
