package io.ptoken.cli.commands.licence;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.node.input.HandedInFile;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.LicenceCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken licence trust}. */
@Command(
        name = "trust",
        description = {
            "Makes the module take the licences of an issuer, and no others. What was licensed stays.",
            "Compare the fingerprint with the issuer before you say yes.",
            OperatorTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken licence trust issuer.pem")
final class LicenceTrustCommand extends OperatorTask {

    private static final int LONGEST = 65_536;

    @Parameters(paramLabel = "FILE", description = "The issuer's public key (PEM).")
    Path file;

    @Mixin
    OfficerOptions officers;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    LicenceTrustCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        String publicKey = HandedInFile.bytewise(file, LONGEST, "a public key");
        IssuerFingerprint issuer = ask(access, new LicenceCalls.PreviewTrust(Optional.empty(), publicKey))
                .orElseThrow(() -> new CommandFailure(
                        file + " holds no public key of a licence issuer, as 'ptoken licence issuer show' prints it"));
        LicenceCalls.Trust trust = new LicenceCalls.Trust(Optional.empty(), publicKey, issuer, officers.named());
        IssuerFingerprint trusted = yes ? askConfirmed(access, trust) : ask(access, trust);
        say("The module takes licences of the issuer with fingerprint " + trusted + ".");
        return ExitCode.OK;
    }
}
