package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.ListOutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.console.TextTable;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.OpenSessionCalls;
import io.ptoken.service.operate.call.OpenSessionCalls.OpenSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    ListOutputOptions output;

    SessionListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        List<OpenSession> sessions = ask(access, new OpenSessionCalls.All()).stream()
                .filter(session -> username.isEmpty() || username.get().equals(session.username()))
                .toList();
        if (output.json()) {
            Facts.printJson(
                    spec.commandLine().getOut(),
                    sessions.stream().map(SessionListCommand::facts).toList());
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

    private static Map<String, Object> facts(OpenSession session) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", session.id());
        facts.put("user", session.username());
        facts.put("from", session.origin());
        facts.put("opened", session.opened().toString());
        facts.put("until", session.end().toString());
        return facts;
    }
}
