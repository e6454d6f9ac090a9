package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.LinkConverter;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.WatchDocument;
import io.ptoken.control.data.FileSink;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.call.Progress.RowsVerified;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.checkup.CheckUpReport;
import io.ptoken.service.port.AuditLog.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken check-up}. */
@ReadsOnly
@Command(
        name = "check-up",
        description = {
            "Makes the weekly check: looks at everything again and shows each thing with its state, since when, and what"
                    + " to do.",
            "Exit code 0: all is well; 1: there is something to do; 3: something is not known.",
            OperatorTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken check-up --expect 4711:9f86d0...", "  ptoken check-up --report week-48.txt"})
public final class CheckUpCommand extends OperatorTask {

    private static final String HEADING = "Check-up of ";

    @Option(
            names = "--expect",
            paramLabel = "SEQ:HASH",
            converter = LinkConverter.class,
            description =
                    "The last row of the audit log that the check before has told; without it the log is verified, and not"
                            + " compared.")
    Optional<Link> noted = Optional.empty();

    @Option(names = "--report", paramLabel = "FILE", description = "Write it to a new file too, for the record.")
    Optional<Path> report = Optional.empty();

    @Mixin
    OutputOptions output;

    private final boolean terminal;

    public CheckUpCommand(ProgramSurroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
        this.terminal = surroundings.terminal();
    }

    @Override
    protected void check() {
        report.filter(Files::exists).ifPresent(CheckUpCommand::refuse);
    }

    @Override
    protected void progress(Progress step) {
        if (terminal && step instanceof RowsVerified verified) {
            warn(verified.rows() + " rows of the audit log ...");
        }
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        CheckUpReport found = ask(access, new WatchCalls.CheckUp(noted));
        if (output.json()) {
            output.print(spec, WatchDocument.CheckUp.of(found));
        } else {
            CheckUpText.lines(HEADING, found, terminal).forEach(this::say);
        }
        if (report.isPresent()) {
            write(report.get(), String.join("\n", CheckUpText.lines(HEADING, found, false)) + "\n");
        }
        return CheckUpText.exitCode(found);
    }

    private static void write(Path file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (FileSink sink = FileSink.create(file)) {
            sink.write(bytes, bytes.length);
            sink.keep();
        } catch (FileAlreadyExistsException e) {
            refuse(file);
        }
    }

    private static void refuse(Path file) {
        throw new CommandFailure(file + " exists already; name a new file");
    }
}
