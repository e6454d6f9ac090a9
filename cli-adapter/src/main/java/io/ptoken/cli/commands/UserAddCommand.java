package io.ptoken.cli.commands;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.account.AccountBook;
import io.ptoken.cli.account.Password;
import io.ptoken.service.access.Role;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken user add}. */
@Command(
        name = "add",
        description = {
            "Adds an account. A vending system gets ptoken-api and the ptoken-issue-... roles it needs.",
            "The password is asked for twice, or read from a file or environment variable."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken user add till-1 --role ptoken-api --role ptoken-issue-credit",
            "  ptoken user add jane --role ptoken-operator --password-file jane.txt"
        })
final class UserAddCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "1-40 letters, digits or _-., beginning with a letter or digit.")
    String username;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            converter = RoleConverter.class,
            completionCandidates = RoleConverter.Names.class,
            description = "Once for each role. Known: ${COMPLETION-CANDIDATES}.")
    Set<Role> roles;

    @Mixin
    PasswordOptions password;

    UserAddCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(AccountBook accounts) {
        try (Password entered = password.required(username, surroundings())) {
            accounts.add(username, roles, entered);
        }
        say("Added " + username + ".");
    }
}
