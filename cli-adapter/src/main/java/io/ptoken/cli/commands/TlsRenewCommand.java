package io.ptoken.cli.commands;

import io.ptoken.cli.CommandFailure;
import io.ptoken.cli.ExitCode;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.node.Installation;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ptoken tls renew}. */
@Command(
        name = "renew",
        description = {
            "Makes a new key and a self-signed certificate in the place of those there are. Asks first, unless --yes.",
            "A running server shows it to new connections within seconds; connections that are open go on. Clients that"
                    + " trust the old certificate have to be given the new one. Run it as the user the server runs as."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken tls renew", "  ptoken tls renew --name vend.example --name 10.0.0.5"})
final class TlsRenewCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    InstallationOptions installation;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Host name or address clients use, once for each; the first host name is the common name."
                    + " Default: api.certificateNames of the configuration, else this host's.")
    List<String> names = List.of();

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    @Spec
    CommandSpec spec;

    TlsRenewCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Installation chosen = installation.installation(surroundings);
        CertificateNames wanted = names.isEmpty() ? chosen.certificateNames() : CertificateNames.of(names);
        if (!yes
                && !surroundings
                        .prompt()
                        .confirm(
                                "Replace the TLS key and certificate? Clients that trust the old one need the new one.")) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
        TlsIdentity made = TlsIdentity.renew(chosen.data().tls(), wanted, surroundings.clock(), surroundings.random());
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "Made a certificate for " + String.join(" ", made.names()) + ", valid until " + made.notAfter() + ".");
        out.println("SHA-256 " + made.fingerprint());
        out.println("For clients: " + chosen.data().certificate());
        out.flush();
        return ExitCode.OK;
    }
}
