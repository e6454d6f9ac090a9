package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.PasswordOptions;
import io.ptoken.cli.commands.options.TimeConverter;
import io.ptoken.node.account.AccountServices;
import io.ptoken.node.account.Password;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.RoleRules;
import io.ptoken.service.access.account.NewAccount;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
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
            "  ptoken user add service-van --technician --expires 2027-12-31",
            "  ptoken user add jane --role ptoken-operator --password-file jane.txt"
        })
final class UserAddCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "1-40 letters, digits or _-., beginning with a letter or digit.")
    String username;

    @ArgGroup(exclusive = true, multiplicity = "1")
    RoleOptions roles = new RoleOptions();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Moment from which the account may do nothing more. Default: never.")
    Optional<Instant> expires = Optional.empty();

    @Mixin
    FirstUseOption firstUse;

    @Mixin
    PasswordOptions password;

    /** Which roles. */
    static final class RoleOptions {

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                converter = RoleConverter.class,
                completionCandidates = RoleConverter.Names.class,
                description = "Once for each role. Known: ${COMPLETION-CANDIDATES}.")
        Set<Role> roles = Set.of();

        @Option(
                names = "--technician",
                description = "The roles of a technician: ptoken-api, ptoken-issue-keychange and ptoken-issue-eng.")
        boolean technician;
    }

    UserAddCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(AccountServices services) {
        Set<Role> wanted = roles.technician ? RoleRules.TECHNICIAN : roles.roles;
        try (Password entered = password.required(username, surroundings())) {
            services.accounts()
                    .add(
                            services.actor(),
                            new NewAccount(username, wanted, expires, firstUse.of(wanted)),
                            entered.characters());
        }
        say("Added " + username + ".");
    }
}
