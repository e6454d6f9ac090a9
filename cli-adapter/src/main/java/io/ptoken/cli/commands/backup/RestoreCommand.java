package io.ptoken.cli.commands.backup;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.DataOption;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.document.BackupDocument;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.node.backup.Manifest;
import io.ptoken.node.backup.Manifest.StoreKind;
import io.ptoken.node.backup.Restore;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.storemark.Bars;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ptoken restore}. */
@Command(
        name = "restore",
        description = {
            "Makes an installation of an archive of 'ptoken backup', in an empty directory: all of it or nothing.",
            "Never let two installations of one archive sell: stop the old one for good first."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken restore /mnt/backup/ptoken-monday.zip --data /var/lib/ptoken")
public final class RestoreCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The archive.")
    Path file = Path.of("");

    @Option(
            names = "--sure",
            description =
                    "Sell nothing until no token of the time after the backup can come a second time, whatever was sold:"
                            + " until the longer of issuing.maxMinutesAhead and the modules' window has passed, 7 days unless they are"
                            + " set otherwise. Without it all meters wait for minutes, and those that the backup shows ahead of the"
                            + " clock for as long as they can be.")
    boolean sure;

    @Mixin
    DataOption data;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    public RestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = data.directory(surroundings);
        Restore.Restored restored = new Restore(directory, surroundings).from(file, sure);
        if (output.json()) {
            output.print(spec, BackupDocument.PutBack.of(restored));
        } else {
            tell(restored, directory);
        }
        return ExitCode.OK;
    }

    private void tell(Restore.Restored restored, DataDirectory directory) {
        Manifest manifest = restored.manifest();
        PrintWriter out = spec.commandLine().getOut();
        String root = directory.root().toString();
        out.println("Restored " + root + " from the backup of " + manifest.made() + ", "
                + manifest.files().size() + " files, all verified.");
        if (manifest.store().kind() == StoreKind.POSTGRESQL) {
            out.println("The store, " + manifest.store().place() + ", was not in it: restore that from its pg_dump.");
        }
        out.println();
        out.println("What was sold after the backup is not known here: a client that repeats a messageId of that time"
                + " buys again.");
        restored.bars().ifPresent(bars -> tell(bars, restored.sellsAgain(), out));
        out.println("Limits, accounts, passwords, sessions and preferences are those of the backup too.");
        out.println();
        out.println("Next: ptoken status --data " + root + ", then ptoken serve --data " + root);
        out.flush();
    }

    private void tell(Bars bars, Instant sellsAgain, PrintWriter out) {
        out.println("Nothing is sold before " + sellsAgain
                + ", so that no meter gets a token of the time after the backup a" + " second time.");
        if (bars.areTooMany()) {
            out.println("That is so late because over " + StoreMark.MOST_AHEAD + " meters were ahead of the clock.");
        }
        if (!bars.meters().isEmpty()) {
            out.println("Meters that were ahead of the clock and wait longer: "
                    + bars.meters().size() + ".");
        }
        if (!sure) {
            out.println(
                    "Only a meter that went ahead of the clock after the backup still can, by many tokens at once or at"
                            + " times that its caller sent: if that may be, empty the directory and restore with --sure.");
        }
    }
}
