package io.ptoken.cli.commands.user;

import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
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
    void work(OperatorAccess access) {
        ask(access, new AccountCalls.Unlock(username));
        say("Unlocked " + username + ".");
    }
}
