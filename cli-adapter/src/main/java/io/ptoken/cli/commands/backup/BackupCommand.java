package io.ptoken.cli.commands.backup;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ConfiguredOptions;
import io.ptoken.cli.commands.options.OperatorOptions;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.document.BackupDocument;
import io.ptoken.node.backup.ArchivedFile;
import io.ptoken.node.backup.Backup;
import io.ptoken.node.backup.Manifest;
import io.ptoken.node.backup.ReceivedArchive;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.NodeCalls;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ptoken backup}. */
@Command(
        name = "backup",
        description = {
            "Makes one archive of the installation, while a server runs or not: store, sealed security module,"
                    + " configuration, TLS key and all else in the data directory, as they are at one moment.",
            "It is read back and verified. What opens the security module is not in it, nor is a store on PostgreSQL:"
                    + " save that with pg_dump.",
            "That it was made, and by whom, is an entry of the audit log."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken backup /mnt/backup/ptoken-monday.zip --force")
public final class BackupCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final StoreOpener opener;

    @Mixin
    ConfiguredOptions installation;

    @Parameters(paramLabel = "FILE", description = "The archive, a ZIP file; it must not lie in the data directory.")
    Path file = Path.of("");

    @Option(names = "--force", description = "Replace the file if there is one, once the new archive is whole.")
    boolean force;

    @Mixin
    OperatorOptions operator;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    public BackupCommand(Surroundings surroundings, StoreOpener opener) {
        this.surroundings = surroundings;
        this.opener = opener;
    }

    @Override
    public Integer call() throws IOException {
        Installation chosen = installation.installation(surroundings);
        Backup.requirePlace(chosen, file, force);
        boolean replaces = Files.exists(file);
        Path target = file.toAbsolutePath().normalize();
        Taker taker = Taker.quiet(spec.qualifiedName(), surroundings);
        try (OperatorAccess access = operator.access(chosen, taker, () -> opener.openExisting(chosen))) {
            NodeCalls.Archive made = access.handle(
                    new NodeCalls.Backup(target.toString(), replaces),
                    operator.dialogue(surroundings, false, step -> {}),
                    what -> ReceivedArchive.open(chosen, target, replaces));
            tell(made, Backup.contents(target));
        }
        return ExitCode.OK;
    }

    private void tell(NodeCalls.Archive made, Manifest manifest) {
        PrintWriter out = spec.commandLine().getOut();
        made.warning().ifPresent(standing -> {
            PrintWriter err = spec.commandLine().getErr();
            err.println("Warning: " + standing + " So it is with what is made of this backup.");
            err.flush();
        });
        if (output.json()) {
            ArchivedFile archive = new ArchivedFile(file.toString(), made.size(), made.sha256());
            output.print(spec, BackupDocument.Made.of(archive, manifest, made.warning()));
            return;
        }
        out.println("Made " + file + ": " + manifest.files().size() + " files, " + made.size()
                + " bytes, read back and verified.");
        out.println("SHA-256 of the archive: " + made.sha256());
        out.println("Last row of the audit log, to note elsewhere: "
                + manifest.store().auditHead());
        out.println();
        out.println("Not in it, to keep elsewhere:");
        manifest.notIncluded().forEach(what -> out.println("  " + what));
        out.flush();
    }
}
