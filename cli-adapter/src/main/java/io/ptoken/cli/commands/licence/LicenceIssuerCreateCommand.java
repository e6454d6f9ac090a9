package io.ptoken.cli.commands.licence;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.licence.IssuerKeyFile;
import io.ptoken.hsm.soft.licence.LicenceIssuerKey;
import io.ptoken.node.process.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ptoken licence issuer create}. */
@Command(
        name = "create",
        description = {
            "Makes a licence issuer key (ECDSA P-384) in a new file of mode 600.",
            "Who has it can let every module that trusts it vend without end: keep it apart from the modules."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken licence issuer create issuer.key")
final class LicenceIssuerCreateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The new file.")
    Path file;

    @Spec
    CommandSpec spec;

    private final Surroundings surroundings;

    LicenceIssuerCreateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (LicenceIssuerKey key = LicenceIssuerKey.create(surroundings.random())) {
            IssuerKeyFile.write(file, key);
            out.println("Made " + file + ", fingerprint " + key.publicKey().fingerprint() + ".");
        }
        out.println("Next:");
        out.println("  1. ptoken licence issuer show " + file + " > issuer.pem   its public key");
        out.println("  2. ptoken licence trust issuer.pem   where the module is");
        out.println("  3. ptoken licence issue --issuer-key " + file + " --module ... makes a licence");
        out.flush();
        return ExitCode.OK;
    }
}
