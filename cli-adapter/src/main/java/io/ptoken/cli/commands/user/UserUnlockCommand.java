package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken user unlock}. */
@Command(name = "unlock", description = "Forgets the failed sign-ins of an account, so that it may sign in at once.")
final class UserUnlockCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @Mixin
    OutputOptions output;

    UserUnlockCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        Shown unlocked = ask(access, new AccountCalls.Unlock(username));
        tell(output, unlocked, "Unlocked " + username + ".");
    }
}
