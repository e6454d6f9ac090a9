package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.options.PasswordOptions;
import io.ptoken.cli.commands.options.TimeConverter;
import io.ptoken.cli.commands.task.KnownSecretDialogue;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.access.Role;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Shown;
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

    @Mixin
    OutputOptions output;

    UserAddCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        Set<Role> wanted = roles.wanted();
        Shown added = access.handle(
                new AccountCalls.Add(username, wanted, expires, firstUse.of(wanted)),
                new KnownSecretDialogue(
                        terminal(),
                        AccountCalls.newPassword(username)::equals,
                        any -> password.required(username, surroundings()).characters()));
        tell(output, added, "Added " + username + "." + FirstUseOption.hint(added));
    }
}
