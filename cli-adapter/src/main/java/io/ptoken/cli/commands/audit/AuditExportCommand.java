package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.control.data.FileSink;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.audit.AuditExport;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.port.AuditRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
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
            write(access, spec.commandLine().getOut()::append);
            return ExitCode.OK;
        }
        try (FileSink file = FileSink.create(output.get())) {
            long rows = write(access, text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                file.write(bytes, bytes.length);
            });
            file.keep();
            warn(rows + " rows written to " + output.get() + ".");
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(output.get() + " exists already; name a new file", e);
        }
        return ExitCode.OK;
    }

    /** Rows go out as they come, however many there are; those of the time after it began do not. */
    private long write(OperatorAccess access, Place out) throws IOException {
        long end = ask(access, new AuditCalls.Export(period.period(), format.format))
                .sequence();
        out.add(format.format.heading());
        long count = 0;
        long last = 0;
        while (true) {
            List<AuditRow> rows = ask(access, new AuditCalls.Page(period.period(), last, AuditCalls.PAGE));
            if (rows.isEmpty()) {
                break;
            }
            StringBuilder text = new StringBuilder();
            for (AuditRow row : rows) {
                if (AuditExport.isPart(row, end)) {
                    text.append(format.format.row(row));
                    count++;
                }
            }
            out.add(text.toString());
            last = rows.get(rows.size() - 1).sequence();
        }
        return count;
    }

    /** Where rows go. */
    @FunctionalInterface
    private interface Place {

        void add(String text) throws IOException;
    }
}
