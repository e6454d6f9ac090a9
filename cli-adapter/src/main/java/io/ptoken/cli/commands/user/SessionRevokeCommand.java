package io.ptoken.cli.commands.user;

import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.OpenSessionCalls;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code ptoken session revoke}. */
@Command(
        name = "revoke",
        description = "Ends a session, or all of an account. Running servers refuse it within a second.",
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken session revoke 3f9a1c", "  ptoken session revoke --user till-1"})
final class SessionRevokeCommand extends UserTask {

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "Id of the session as 'session list' shows it, or its beginning, at least 4 digits.")
    Optional<String> id = Optional.empty();

    @Option(names = "--user", paramLabel = "NAME", description = "All sessions of an account, instead of one.")
    Optional<String> username = Optional.empty();

    SessionRevokeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void check() {
        if (id.isPresent() == username.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "name either the ID of a session or an account with --user");
        }
    }

    @Override
    void work(OperatorAccess access) {
        if (username.isPresent()) {
            int count = ask(access, new OpenSessionCalls.RevokeAll(username.get()));
            say("Revoked " + count + " sessions of " + username.get() + ".");
        } else {
            say("Revoked session "
                    + ask(access, new OpenSessionCalls.Revoke(id.orElse(""))).id() + ".");
        }
    }
}
