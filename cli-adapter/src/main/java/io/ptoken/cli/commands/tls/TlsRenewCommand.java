package io.ptoken.cli.commands.tls;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.node.account.LocalAudit;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.thrift.tls.CertificateNames;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ptoken tls renew}. */
@Command(
        name = "renew",
        description = {
            "Makes a new key and a self-signed certificate in the place of those there are. Asks first, unless --yes.",
            "A running server shows it to new connections within seconds; connections that are open go on. Clients that"
                    + " trust the old certificate have to be given the new one. Run it as the user the server runs as.",
            "That it was made, and by whom, is an entry of the audit log."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken tls renew", "  ptoken tls renew --name vend.example --name 10.0.0.5"})
final class TlsRenewCommand extends StoreTask {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            converter = CertificateNameConverter.class,
            description = "Host name or address clients use, once for each; the first host name is the common name."
                    + " Default: api.certificateNames of the configuration, else this host's.")
    List<String> names = List.of();

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    TlsRenewCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) throws IOException {
        CertificateNames wanted = names.isEmpty() ? chosen.certificateNames() : CertificateNames.of(names);
        if (!yes
                && !surroundings()
                        .prompt()
                        .confirm(
                                "Replace the TLS key and certificate? Clients that trust the old one need the new one.")) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
        TlsIdentity made = TlsIdentity.create(
                wanted, surroundings().clock(), surroundings().random());
        new LocalAudit(store.auditLog(), surroundings())
                .append(
                        "tls.renew",
                        String.join(" ", made.names()),
                        "SHA-256 " + made.fingerprint() + ", until " + made.notAfter());
        made.replace(chosen.data().tls());
        say("Made a certificate for " + String.join(" ", made.names()) + ", valid until " + made.notAfter() + ".");
        say("SHA-256 " + made.fingerprint());
        say("For clients: " + chosen.data().certificate());
        return ExitCode.OK;
    }
}
