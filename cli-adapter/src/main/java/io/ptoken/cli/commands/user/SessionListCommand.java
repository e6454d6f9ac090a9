package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.ListOutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.console.TextTable;
import io.ptoken.node.account.AccountServices;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.access.ApiSession;
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
    void work(AccountServices services) {
        List<ApiSession> sessions = services.sessions().open().stream()
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
                session.shortId(),
                session.username(),
                session.origin(),
                session.opened().toString(),
                session.end().toString()));
        table.lines("", columns()).forEach(this::say);
    }

    private static Map<String, Object> facts(ApiSession session) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", session.shortId());
        facts.put("user", session.username());
        facts.put("from", session.origin());
        facts.put("opened", session.opened().toString());
        facts.put("until", session.end().toString());
        return facts;
    }
}
