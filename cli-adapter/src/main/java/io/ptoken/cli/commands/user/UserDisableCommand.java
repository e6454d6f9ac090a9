package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken user disable}. */
@Command(name = "disable", description = "Lets an account sign in and call no more; it can be enabled again.")
final class UserDisableCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @Mixin
    OutputOptions output;

    UserDisableCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        Shown disabled = ask(access, new AccountCalls.SetEnabled(username, false));
        tell(output, disabled, "Disabled " + username + ".");
    }
}
