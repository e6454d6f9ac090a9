package io.ptoken.cli.commands.user;

import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken user remove}. */
@Command(
        name = "remove",
        description = {
            "Removes an account and its sessions for good. Asks first, unless --yes.",
            "What it did stays in the audit log. An account of the same name later on is another person's to the log's"
                    + " reader: prefer 'disable'."
        })
final class UserRemoveCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    UserRemoveCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        AccountCalls.Remove removal = new AccountCalls.Remove(
                ask(access, new AccountCalls.One(username)).username());
        if (!operator.isNamed()) { // whoever acts with an account gives its password instead
            confirm(yes, removal.danger(), "nothing was removed");
        }
        ask(access, removal);
        say("Removed " + removal.username() + ".");
    }
}
