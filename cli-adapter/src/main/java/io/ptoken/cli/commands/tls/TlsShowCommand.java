package io.ptoken.cli.commands.tls;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.TlsDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.TlsCalls;
import io.ptoken.service.operate.call.TlsCalls.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken tls show}. */
@ReadsOnly
@Command(name = "show", description = "Shows the certificate: its names, its time, its fingerprint.")
final class TlsShowCommand extends OperatorTask {

    private static final Duration WARNING = Duration.ofDays(30);

    @Mixin
    OutputOptions output;

    TlsShowCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        Certificate certificate = ask(access, new TlsCalls.Show());
        Instant now = surroundings().clock().instant();
        if (output.json()) {
            output.print(spec, TlsDocument.of(certificate, now));
        } else {
            Facts.print(spec.commandLine().getOut(), facts(certificate, now));
        }
        warnOfTheEnd(certificate, now);
        return ExitCode.OK;
    }

    private static Map<String, String> facts(Certificate certificate, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("subject", certificate.subject());
        facts.put("issuer", certificate.issuer());
        facts.put("names", certificate.named());
        facts.put("valid from", certificate.validFrom().toString());
        facts.put("valid until", certificate.validUntil().toString());
        facts.put(
                "days left",
                Long.toString(Duration.between(now, certificate.validUntil()).toDays()));
        facts.put("SHA-256", certificate.sha256());
        return facts;
    }

    private void warnOfTheEnd(Certificate certificate, Instant now) {
        if (!now.plus(WARNING).isBefore(certificate.validUntil())) {
            spec.commandLine()
                    .getErr()
                    .println("ptoken: the certificate "
                            + (certificate.validUntil().isAfter(now) ? "expires" : "expired") + " on "
                            + certificate.validUntil() + "; 'ptoken tls renew' makes a new one");
            spec.commandLine().getErr().flush();
        }
    }
}
