package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.cli.console.TextTable;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.audit.AuditRows;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.ServiceStore;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken audit list}. */
@ReadsOnly
@Command(
        name = "list",
        description = "Lists the last entries of the audit log, or of a period; the newest stand last.",
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken audit list --last 50", "  ptoken audit list --from 2026-11-01 --to 2026-12-01 --json"})
final class AuditListCommand extends StoreTask {

    private static final int MOST = 10_000;

    @Mixin
    PeriodOptions period;

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
    protected int work(ServiceStore store, Installation chosen) {
        Collection<AuditRow> rows = rows(store.auditLog());
        if (json) {
            rows.forEach(row -> say(AuditFormat.JSONL.row(row).stripTrailing()));
            return ExitCode.OK;
        }
        TextTable table = TextTable.of("ROW", "TIME", "WHO", "FROM", "WHAT", "SUBJECT", "OUTCOME", "DETAIL");
        rows.forEach(row -> add(table, row));
        table.lines("", columns()).forEach(this::say);
        return ExitCode.OK;
    }

    /** Rows have no gaps, so that without a period the last ones are known by number. */
    private Collection<AuditRow> rows(AuditLog log) {
        long after = period.isAll() ? Math.max(0, log.head().sequence() - last) : 0;
        Deque<AuditRow> kept = new ArrayDeque<>();
        AuditRows.of(log, period.period(), after).forEachRemaining(row -> {
            if (kept.size() == last) {
                kept.removeFirst();
            }
            kept.addLast(row);
        });
        return kept;
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
