package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.options.TimeConverter;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken user expire}. */
@Command(
        name = "expire",
        description = {
            "Sets the moment from which an account may sign in and call no more.",
            "A moment that is past locks the account at once; asks first in that case, unless --yes."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken user expire service-van --at 2027-12-31", "  ptoken user expire service-van --never"})
final class UserExpireCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @ArgGroup(exclusive = true, multiplicity = "1")
    End end = new End();

    /** When. */
    static final class End {

        @Option(
                names = "--at",
                paramLabel = "TIME",
                converter = TimeConverter.class,
                description = "A date, from 00:00 UTC on, or a time.")
        Optional<Instant> at = Optional.empty();

        @Option(names = "--never", description = "The account stays.")
        boolean never;
    }

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    @Mixin
    OutputOptions output;

    UserExpireCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        Instant now = surroundings().clock().instant();
        if (end.at.filter(at -> !at.isAfter(now)).isPresent()) {
            confirm(yes, end.at.get() + " is past: that locks " + username + " at once. Go on?", "nothing was changed");
        }
        Shown expiring = ask(access, new AccountCalls.SetExpires(username, end.at));
        tell(
                output,
                expiring,
                username + " expires " + end.at.map(Instant::toString).orElse("never") + ".");
    }
}
