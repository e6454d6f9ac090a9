package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.AccountDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.OpenSessionCalls;
import io.ptoken.service.operate.call.OpenSessionCalls.OpenSession;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken session list}. */
@ReadsOnly
@Command(name = "list", description = "Lists the open sessions.")
final class SessionListCommand extends UserTask {

    @Option(names = "--user", paramLabel = "NAME", description = "Those of one account.")
    Optional<String> username = Optional.empty();

    @Mixin
    OutputOptions output;

    SessionListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        List<OpenSession> sessions = ask(access, new OpenSessionCalls.All()).stream()
                .filter(session -> username.isEmpty() || username.get().equals(session.username()))
                .toList();
        if (output.json()) {
            output.print(spec, AccountDocument.Sessions.of(sessions));
            return;
        }
        TextTable table = TextTable.of("ID", "USER", "FROM", "OPENED", "UNTIL");
        sessions.forEach(session -> table.row(
                session.id(),
                session.username(),
                session.origin(),
                session.opened().toString(),
                session.end().toString()));
        table.lines("", columns()).forEach(this::say);
    }
}
