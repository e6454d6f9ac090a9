package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.AccountDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken user show}. */
@ReadsOnly
@Command(name = "show", description = "Shows all there is to know of an account, but for its password.")
final class UserShowCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @Mixin
    OutputOptions output;

    UserShowCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        Shown account = ask(access, new AccountCalls.One(username));
        Instant now = surroundings().clock().instant();
        if (output.json()) {
            output.print(spec, AccountDocument.Account.of(account, now));
        } else {
            Facts.print(spec.commandLine().getOut(), AccountFacts.forPeople(account, now));
        }
    }
}
