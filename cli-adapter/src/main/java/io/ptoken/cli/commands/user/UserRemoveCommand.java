package io.ptoken.cli.commands.user;

import io.ptoken.node.account.AccountServices;
import io.ptoken.node.process.Surroundings;
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
    void work(AccountServices services) {
        String known = services.accounts().find(username).username();
        confirm(yes, "Remove the account " + known + "?", "nothing was removed");
        services.accounts().remove(services.actor(), known);
        say("Removed " + known + ".");
    }
}
