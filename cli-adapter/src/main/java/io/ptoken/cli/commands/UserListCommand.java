package io.ptoken.cli.commands;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.account.AccountBook;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.console.TextTable;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken user list}. */
@Command(name = "list", description = "Lists the accounts with their roles.")
final class UserListCommand extends UserTask {

    @Mixin
    OutputOptions output;

    UserListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(AccountBook accounts) {
        if (output.json) {
            Facts.printJson(
                    spec.commandLine().getOut(),
                    accounts.all().stream().map(UserListCommand::facts).toList());
            return;
        }
        TextTable table = TextTable.of("NAME", "STATE", "ROLES");
        accounts.all()
                .forEach(account -> table.row(account.username(), state(account), String.join(" ", roles(account))));
        table.lines("").forEach(this::say);
    }

    private static Map<String, Object> facts(Account account) {
        return new TreeMap<>(Map.of("name", account.username(), "enabled", account.enabled(), "roles", roles(account)));
    }

    private static List<String> roles(Account account) {
        return account.roles().stream().map(Role::roleName).sorted().toList();
    }

    private static String state(Account account) {
        return account.enabled() ? "enabled" : "disabled";
    }
}
