package io.ptoken.cli.commands;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.account.AccountBook;
import io.ptoken.cli.account.Password;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken user passwd}. */
@Command(name = "passwd", description = "Sets another password for an account.")
final class UserPasswdCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @Mixin
    PasswordOptions password;

    UserPasswdCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(AccountBook accounts) {
        try (Password entered = password.required(username, surroundings())) {
            accounts.changePassword(username, entered);
        }
        say("Changed the password of " + username + ".");
    }
}
