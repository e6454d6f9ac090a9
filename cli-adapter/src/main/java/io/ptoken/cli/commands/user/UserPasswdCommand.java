package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.PasswordOptions;
import io.ptoken.node.account.AccountServices;
import io.ptoken.node.account.Password;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.api.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken user passwd}. */
@Command(
        name = "passwd",
        description = {
            "Sets another password for an account, and forgets its failed sign-ins.",
            "With --own the owner sets it: the present password is asked for first. Open sessions go on; 'ptoken session"
                    + " revoke' ends them."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken user passwd till-1 --password-file new.txt", "  ptoken user passwd jane --own"})
final class UserPasswdCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @Option(names = "--own", description = "It is the owner's doing: asks for the present password.")
    boolean own;

    @Mixin
    FirstUseOption firstUse;

    @Mixin
    PasswordOptions password;

    UserPasswdCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(AccountServices services) {
        if (own) {
            changeOwn(services);
        } else {
            set(services);
        }
        say("Changed the password of " + username + ".");
    }

    private void set(AccountServices services) {
        try (Password entered = password.required(username, surroundings())) {
            services.passwords()
                    .set(
                            services.actor(),
                            username,
                            entered.characters(),
                            firstUse.of(services.accounts().find(username).roles()));
        }
    }

    private void changeOwn(AccountServices services) {
        try (Password present = Password.of(surroundings().prompt().secret("Present password of " + username));
                Password entered = password.required(username, surroundings())) {
            services.passwords().changeOwn(username, Origin.LOCAL, present.characters(), entered.characters());
        }
    }
}
