package io.ptoken.cli.commands.user;

import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
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
    void work(OperatorAccess access) {
        ask(access, new AccountCalls.SetEnabled(username, false));
        say("Disabled " + username + ".");
    }
}
