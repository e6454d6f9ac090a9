package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.port.AuditRow;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken audit export}. */
@ReadsOnly(audited = true)
@Command(
        name = "export",
        description = {
            "Writes a period of the audit log as JSON lines or CSV, row by row, while the server works on.",
            "That it was exported, and by whom, is an entry of the log itself."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken audit export --from 2026-11-01 --to 2026-12-01 --format csv --output november.csv")
final class AuditExportCommand extends OperatorTask {

    @Mixin
    PeriodOptions period;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}: JSON lines, or CSV by RFC 4180; in CSV, cells that begin with"
                    + " = + - @ get an apostrophe, because spreadsheets would compute them.")
    Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "A new file instead of stdout.")
    Optional<Path> output = Optional.empty();

    /** As people type it. */
    enum Format {
        jsonl(AuditFormat.JSONL),
        csv(AuditFormat.CSV);

        private final AuditFormat format;

        Format(AuditFormat format) {
            this.format = format;
        }
    }

    AuditExportCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        period.period();
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        if (output.isEmpty()) {
            write(access, spec.commandLine().getOut());
            return ExitCode.OK;
        }
        try (Writer file = create(output.get())) {
            long rows = write(access, file);
            warn(rows + " rows written to " + output.get() + ".");
        }
        return ExitCode.OK;
    }

    /** Rows go out as they come, however many there are; those of the time after it began do not. */
    private long write(OperatorAccess access, Appendable out) throws IOException {
        long end = ask(access, new AuditCalls.Export(period.period(), format.format))
                .sequence();
        out.append(format.format.heading());
        long count = 0;
        long last = 0;
        while (last < end) {
            List<AuditRow> rows = ask(access, new AuditCalls.Page(period.period(), last, AuditCalls.PAGE));
            if (rows.isEmpty()) {
                break;
            }
            for (AuditRow row : rows) {
                if (row.sequence() <= end) {
                    out.append(format.format.row(row));
                    count++;
                }
            }
            last = rows.get(rows.size() - 1).sequence();
        }
        return count;
    }

    private static Writer create(Path file) throws IOException {
        try {
            return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(file + " exists already; name a new file", e);
        }
    }
}
