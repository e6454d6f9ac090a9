package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.AccountDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken user list}. */
@ReadsOnly
@Command(name = "list", description = "Lists the accounts with their roles.")
final class UserListCommand extends UserTask {

    @Mixin
    OutputOptions output;

    UserListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        Instant now = surroundings().clock().instant();
        List<Shown> accounts = ask(access, new AccountCalls.All());
        if (output.json()) {
            output.print(spec, AccountDocument.Accounts.of(accounts, now));
            return;
        }
        TextTable table = TextTable.of("NAME", "STATE", "EXPIRES", "PASSWORD UNTIL", "ROLES");
        accounts.forEach(account -> table.row(
                account.username(),
                AccountFacts.state(account, now),
                AccountFacts.end(account.expires()),
                AccountFacts.end(account.passwordExpires()),
                String.join(" ", AccountFacts.roles(account))));
        table.lines("", columns()).forEach(this::say);
    }
}
