package io.ptoken.cli.commands.alerts;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.options.TimeConverter;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.WatchDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.ShownAlert;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken alerts list}. */
@ReadsOnly
@Command(
        name = "list",
        description = {
            "Lists alerts, the newest first: what needed attention, since when, until when, and who has taken note.",
            "A running server makes them of its notices, every half minute."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken alerts list --open", "  ptoken alerts list --since 2026-11-23 --json"})
final class AlertsListCommand extends OperatorTask {

    private static final int MOST = 10_000;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = TimeConverter.class,
            description = "Those that stood then or later: a day, as 2026-01-01 (00:00 UTC), or a moment, as"
                    + " 2026-01-01T08:00:00Z.")
    Optional<Instant> since = Optional.empty();

    @Option(names = "--open", description = "Those that still stand.")
    boolean open;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many at most, 1-10000. Default: ${DEFAULT-VALUE}.")
    int last;

    @Mixin
    OutputOptions output;

    AlertsListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        if (last < 1 || last > MOST) {
            throw new ParameterException(spec.commandLine(), "--last: got " + last + ", expected 1-" + MOST);
        }
    }

    @Override
    protected int work(OperatorAccess access) {
        List<ShownAlert> alerts = alerts(access);
        if (output.json()) {
            output.print(spec, WatchDocument.Alerts.of(alerts));
            return ExitCode.OK;
        }
        TextTable table = TextTable.of("ID", "LEVEL", "ABOUT", "RAISED", "ENDED", "ACKNOWLEDGED", "TEXT");
        alerts.forEach(alert -> table.row(
                Long.toString(alert.id()),
                alert.level().name(),
                AlertText.about(alert),
                time(alert.raised()),
                alert.ended().map(AlertsListCommand::time).orElse(""),
                AlertText.noted(alert),
                alert.text()));
        table.lines("", columns()).forEach(this::say);
        return ExitCode.OK;
    }

    /** Page by page, from the newest back. */
    private List<ShownAlert> alerts(OperatorAccess access) {
        List<ShownAlert> found = new ArrayList<>();
        long before = 0;
        while (found.size() < last) {
            int most = Math.min(WatchCalls.Alerts.PAGE, last - found.size());
            List<ShownAlert> page = ask(access, new WatchCalls.Alerts(since.orElse(Instant.EPOCH), open, before, most));
            found.addAll(page);
            if (page.size() < most) {
                break;
            }
            before = page.get(page.size() - 1).id();
        }
        return found;
    }

    private static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
