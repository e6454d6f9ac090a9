package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.JsonLines;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditSearch.Found;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken audit list}. */
@ReadsOnly
@JsonLines
@Command(
        name = "list",
        description =
                "Lists the last entries of the audit log, or of a period, or those looked for; the newest stand last.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken audit list --last 50",
            "  ptoken audit list --from 2026-11-01 --to 2026-12-01 --json",
            "  ptoken audit list --who till-1 --outcome ESignin"
        })
final class AuditListCommand extends OperatorTask {

    private static final int MOST = 10_000;

    @Mixin
    PeriodOptions period;

    @Mixin
    WantedOptions wanted;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most, 1-10000. Default: ${DEFAULT-VALUE}; export writes any number.")
    int last;

    @Option(names = "--json", description = "Print one JSON object on each line.")
    boolean json;

    AuditListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        if (last < 1 || last > MOST) {
            throw new ParameterException(spec.commandLine(), "--last: got " + last + ", expected 1-" + MOST);
        }
        period.period();
    }

    @Override
    protected int work(OperatorAccess access) {
        Collection<AuditRow> rows = rows(access);
        if (json) {
            rows.forEach(row -> say(AuditFormat.JSONL.row(row).stripTrailing()));
            return ExitCode.OK;
        }
        if (rows.isEmpty()) {
            say("No entries of the audit log are so.");
            return ExitCode.OK;
        }
        TextTable table = TextTable.of("ROW", "TIME", "WHO", "FROM", "WHAT", "SUBJECT", "OUTCOME", "DETAIL");
        rows.forEach(row -> add(table, row));
        table.lines("", columns()).forEach(this::say);
        return ExitCode.OK;
    }

    /** Page by page, from the newest back. */
    private Collection<AuditRow> rows(OperatorAccess access) {
        Deque<AuditRow> found = new ArrayDeque<>();
        long before = 0;
        do {
            int most = Math.min(AuditCalls.PAGE, last - found.size());
            Found page = ask(access, new AuditCalls.Search(period.period(), wanted.wanted(), before, 0, most));
            for (int i = page.rows().size() - 1; i >= 0; i--) {
                found.addFirst(page.rows().get(i));
            }
            before = page.onward();
        } while (before != 0 && found.size() < last);
        return found;
    }

    private static void add(TextTable table, AuditRow row) {
        AuditEntry entry = row.entry();
        table.row(
                Long.toString(row.sequence()),
                entry.at().toString(),
                entry.actor(),
                entry.origin(),
                entry.action(),
                entry.subject(),
                entry.outcome(),
                entry.detail());
    }
}
