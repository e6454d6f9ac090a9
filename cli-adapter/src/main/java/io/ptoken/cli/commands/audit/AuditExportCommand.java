package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.node.account.Operator;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.api.Origin;
import io.ptoken.service.operate.audit.AuditExport;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken audit export}. */
@Command(
        name = "export",
        description = {
            "Writes a period of the audit log as JSON lines or CSV, row by row, while the server works on.",
            "That it was exported, and by whom, is an entry of the log itself."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken audit export --from 2026-11-01 --to 2026-12-01 --format csv --output november.csv")
final class AuditExportCommand extends StoreTask {

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
    protected int work(ServiceStore store, Installation chosen) throws IOException {
        AuditExport export = new AuditExport(store.auditLog(), surroundings().clock());
        if (output.isEmpty()) {
            write(export, spec.commandLine().getOut());
            return ExitCode.OK;
        }
        try (Writer file = create(output.get())) {
            long rows = write(export, file);
            warn(rows + " rows written to " + output.get() + ".");
        }
        return ExitCode.OK;
    }

    private long write(AuditExport export, Appendable out) throws IOException {
        return export.write(period.period(), format.format, Operator.name(surroundings()), Origin.LOCAL.address(), out);
    }

    private static Writer create(Path file) throws IOException {
        try {
            return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(file + " exists already; name a new file", e);
        }
    }
}
