package io.ptoken.cli.commands.tls;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.keyload.NewTextFile;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.TlsCalls;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ptoken tls export}. */
@ReadsOnly(audited = true)
@Command(
        name = "export",
        description = {
            "Writes the certificate for clients' trust stores, as PEM; never the key.",
            "That it was handed out, and by whom, is an entry of the audit log."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken tls export > ptoken.pem", "  ptoken tls export --out ptoken.pem"})
final class TlsExportCommand extends OperatorTask {

    @Option(names = "--out", paramLabel = "FILE", description = "Write it to a file that does not exist yet.")
    Optional<Path> out = Optional.empty();

    TlsExportCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        NewTextFile.requireFree(out);
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        String pem = ask(access, new TlsCalls.Export());
        PrintWriter stdout = spec.commandLine().getOut();
        NewTextFile.write(out, pem, stdout::print, this::say);
        stdout.flush();
        return ExitCode.OK;
    }
}
