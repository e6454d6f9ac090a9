package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.options.PasswordOptions;
import io.ptoken.cli.commands.task.KnownSecretDialogue;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.OpenSessions;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken user passwd}. */
@Command(
        name = "passwd",
        description = {
            "Sets another password for an account, and forgets its failed sign-ins.",
            "With --own the owner sets it: the present password is asked for first. Its open sessions end, unless"
                    + " --keep-sessions is given.",
            "Whoever may act here with an account alone adds --as and its name."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken user passwd till-1 --password-file new.txt", "  ptoken user passwd jane --own"})
final class UserPasswdCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @Option(names = "--own", description = "It is the owner's doing: asks for the present password.")
    boolean own;

    @Option(names = "--keep-sessions", description = "Lets the open sessions of the account go on.")
    boolean keepSessions;

    @Mixin
    FirstUseOption firstUse;

    @Mixin
    PasswordOptions password;

    @Mixin
    OutputOptions output;

    UserPasswdCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        OpenSessions open = keepSessions ? OpenSessions.KEEP : OpenSessions.END;
        Shown changed = access.handle(
                own
                        ? new AccountCalls.ChangeOwnPassword(username, open)
                        : new AccountCalls.SetPassword(username, firstUse.of(roles(access)), open),
                new KnownSecretDialogue(
                        terminal(),
                        AccountCalls.newPassword(username)::equals,
                        any -> password.required(username, surroundings()).characters()));
        tell(output, changed, "Changed the password of " + username + "." + FirstUseOption.hint(changed));
    }

    private Set<Role> roles(OperatorAccess access) {
        return ask(access, new AccountCalls.One(username)).roles();
    }
}
