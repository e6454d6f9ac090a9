package io.ptoken.cli.commands;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.account.AccountDesk;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken user expire}. */
@Command(
        name = "expire",
        description = "Sets the moment from which an account may sign in and call no more.",
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

    UserExpireCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(AccountDesk desk) {
        desk.accounts().setExpires(desk.actor(), username, end.at);
        say(username + " expires " + end.at.map(Instant::toString).orElse("never") + ".");
    }
}
