package io.ptoken.cli.commands.licence;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.licence.IssuerKeyFile;
import io.ptoken.hsm.soft.licence.LicenceIssuerKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ptoken licence issuer show}. */
@ReadsOnly
@Command(
        name = "show",
        description =
                "Prints the public key of a licence issuer, which modules have to trust; its fingerprint on stderr.",
        footerHeading = "%nExample:%n",
        footer = "  ptoken licence issuer show issuer.key > issuer.pem")
final class LicenceIssuerShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The issuer's key file.")
    Path file;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        try (LicenceIssuerKey key = IssuerKeyFile.read(file)) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(key.publicKey().pem());
            out.flush();
            PrintWriter err = spec.commandLine().getErr();
            err.println("fingerprint " + key.publicKey().fingerprint());
            err.flush();
        }
        return ExitCode.OK;
    }
}
