package io.ptoken.cli.commands.tls;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.DataOption;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.node.process.Surroundings;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ptoken tls export}. */
@ReadsOnly
@Command(
        name = "export",
        description = "Writes the certificate for clients' trust stores, as PEM; never the key.",
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken tls export > ptoken.pem", "  ptoken tls export --out ptoken.pem"})
final class TlsExportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    DataOption data;

    @Option(names = "--out", paramLabel = "FILE", description = "Write it to a file that does not exist yet.")
    Optional<Path> out = Optional.empty();

    @Spec
    CommandSpec spec;

    TlsExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        String pem = TlsIdentity.load(data.existing(surroundings).tls(), surroundings.random())
                .certificatePem();
        PrintWriter stdout = spec.commandLine().getOut();
        if (out.isPresent()) {
            Files.writeString(out.get(), pem, StandardOpenOption.CREATE_NEW);
            stdout.println("Wrote " + out.get() + ".");
        } else {
            stdout.print(pem);
        }
        stdout.flush();
        return ExitCode.OK;
    }
}
