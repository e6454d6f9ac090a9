package io.ptoken.cli.commands.tls;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.document.TlsDocument;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.call.TlsCalls;
import io.ptoken.service.operate.call.TlsCalls.Certificate;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken tls renew}. */
@Command(
        name = "renew",
        description = {
            "Makes a new key and a self-signed certificate in the place of those there are. Asks first, unless --yes.",
            "A running server makes it and shows it to new connections at once; connections that are open go on. Clients"
                    + " that trust the old certificate have to be given the new one. Without a server, run it as the user the"
                    + " server runs as.",
            "That it was made, and by whom, is an entry of the audit log."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken tls renew", "  ptoken tls renew --name vend.example --name 10.0.0.5"})
final class TlsRenewCommand extends OperatorTask {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            converter = CertificateNameConverter.class,
            description = "Host name or address clients use, once for each; the first host name is the common name."
                    + " Default: api.certificateNames of the configuration, else this host's.")
    List<String> names = List.of();

    @Option(names = "--rsa", description = "Make an RSA key, for clients that know nothing else.")
    boolean rsa;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    @Mixin
    OutputOptions output;

    TlsRenewCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    /** Clients that use a name which the new certificate does not have refuse it. */
    private void tellDropped(OperatorAccess access, TlsCalls.Renew renew) {
        List<String> dropped;
        try {
            dropped = ask(access, new TlsCalls.Show()).names().stream()
                    .filter(name -> !renew.names().contains(name))
                    .toList();
        } catch (NotPossibleException e) {
            return; // there is none yet, or none that can be read
        }
        if (!dropped.isEmpty()) {
            warn("Names that the new certificate drops: " + String.join(" ", dropped));
        }
    }

    @Override
    protected int work(OperatorAccess access) throws IOException {
        Installation chosen = installation.installation(surroundings());
        // The configuration of now: a server may have read an older one.
        TlsCalls.Renew renew =
                new TlsCalls.Renew(names.isEmpty() ? chosen.certificateNames().texts() : names, rsa);
        tellDropped(access, renew);
        Certificate made = yes ? askConfirmed(access, renew) : ask(access, renew);
        if (output.json()) {
            output.print(spec, TlsDocument.of(made, surroundings().clock().instant()));
            return ExitCode.OK;
        }
        say("Made a certificate for " + made.named() + ", valid until " + made.validUntil() + ".");
        say("SHA-256 " + made.sha256());
        say("For clients: " + chosen.data().certificate());
        return ExitCode.OK;
    }
}
