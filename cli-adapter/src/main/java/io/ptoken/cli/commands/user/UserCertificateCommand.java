package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import io.ptoken.thrift.tls.Fingerprint;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken user certificate}. */
@Command(
        name = "certificate",
        description = {
            "Binds an account to a client certificate, or to none: it signs in over connections that show it, and over no"
                    + " others.",
            "The server has to ask clients for certificates and to trust this one.",
            "With --alone the account has no password any more and signs in with an empty one."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken user certificate till-1 --file till-1.pem",
            "  ptoken user certificate till-1 --file till-1.pem --alone",
            "  ptoken user certificate till-1 --none"
        })
final class UserCertificateCommand extends UserTask {

    @Parameters(paramLabel = "NAME", description = "The account.")
    String username;

    @ArgGroup(exclusive = true, multiplicity = "1")
    Which which = new Which();

    @Option(names = "--alone", description = "The certificate is enough: takes the password away.")
    boolean alone;

    /** Which certificate. */
    static final class Which {

        @Option(names = "--file", paramLabel = "FILE", description = "The certificate, a PEM file.")
        Optional<Path> file = Optional.empty();

        @Option(names = "--fingerprint", paramLabel = "HEX", description = "SHA-256 of the certificate, 64 hex digits.")
        Optional<String> fingerprint = Optional.empty();

        @Option(names = "--none", description = "The account signs in over any connection.")
        boolean none;
    }

    @Mixin
    OutputOptions output;

    UserCertificateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        Optional<String> wanted = which.file.map(Fingerprint::ofFile).or(() -> which.fingerprint);
        which.file
                .flatMap(file ->
                        Fingerprint.objection(file, surroundings().clock().instant()))
                .ifPresent(objection -> warn("Warning: no server takes this certificate, and " + username
                        + " cannot sign in with it: " + objection + "."));
        Shown account = ask(
                access,
                wanted.isPresent()
                        ? new AccountCalls.BindCertificate(username, wanted.get())
                        : new AccountCalls.UnbindCertificate(username));
        if (alone && wanted.isPresent()) {
            account = ask(access, new AccountCalls.UseCertificateAlone(username));
        }
        tell(
                output,
                account,
                "Client certificate of " + username + ": "
                        + account.certificate().orElse("none")
                        + (alone && wanted.isPresent() ? ", without a password." : "."));
    }
}
