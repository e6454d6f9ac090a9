package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.backup.Manifest;
import io.ptoken.cli.backup.Manifest.StoreKind;
import io.ptoken.cli.backup.Restore;
import io.ptoken.cli.config.DataDirectory;
import io.ptoken.cli.console.Facts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
final class RestoreCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The archive.")
    Path file = Path.of("");

    @Mixin
    DataOption data;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    RestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = data.directory(surroundings);
        Manifest manifest = new Restore(directory, surroundings).from(file);
        if (output.json) {
            Facts.printJson(spec.commandLine().getOut(), manifest);
        } else {
            tell(manifest, directory);
        }
        return ExitCode.OK;
    }

    private void tell(Manifest manifest, DataDirectory directory) {
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
        if (manifest.store().kind() == StoreKind.SQLITE) {
            out.println(
                    "Nothing is sold for the next 6 minutes, so that no meter gets a token of that time a second time."
                            + " Only one that was further ahead of the clock still can, after many tokens at once or at times that"
                            + " its caller sent: wait as long before you start if you have such.");
        }
        out.println("Limits, accounts, passwords, sessions and preferences are those of the backup too.");
        out.println();
        out.println("Next: ptoken status --data " + root + ", then ptoken serve --data " + root);
        out.flush();
    }
}
