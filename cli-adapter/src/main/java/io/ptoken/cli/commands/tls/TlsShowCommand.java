package io.ptoken.cli.commands.tls;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.DataOption;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.node.process.Surroundings;
import io.ptoken.thrift.tls.TlsIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ptoken tls show}. */
@ReadsOnly
@Command(name = "show", description = "Shows the certificate: its names, its time, its fingerprint.")
final class TlsShowCommand implements Callable<Integer> {

    private static final Duration WARNING = Duration.ofDays(30);

    private final Surroundings surroundings;

    @Mixin
    DataOption data;

    @Mixin
    OutputOptions output;

    @Spec
    CommandSpec spec;

    TlsShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        TlsIdentity identity = TlsIdentity.load(data.existing(surroundings).tls(), surroundings.random());
        Instant now = surroundings.clock().instant();
        if (output.json()) {
            Facts.printJson(spec.commandLine().getOut(), facts(identity, now));
        } else {
            Map<String, String> lines = new LinkedHashMap<>();
            facts(identity, now).forEach((name, value) -> lines.put(label(name), String.valueOf(value)));
            lines.put("names", String.join(" ", identity.names()));
            Facts.print(spec.commandLine().getOut(), lines);
        }
        warn(identity, now);
        return ExitCode.OK;
    }

    private static Map<String, Object> facts(TlsIdentity identity, Instant now) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("subject", identity.certificate().getSubjectX500Principal().getName());
        facts.put("issuer", identity.certificate().getIssuerX500Principal().getName());
        facts.put("names", identity.names());
        facts.put("validFrom", identity.certificate().getNotBefore().toInstant().toString());
        facts.put("validUntil", identity.notAfter().toString());
        facts.put("daysLeft", Duration.between(now, identity.notAfter()).toDays());
        facts.put("sha256", identity.fingerprint());
        return facts;
    }

    private static String label(String name) {
        return switch (name) {
            case "validFrom" -> "valid from";
            case "validUntil" -> "valid until";
            case "daysLeft" -> "days left";
            case "sha256" -> "SHA-256";
            default -> name;
        };
    }

    private void warn(TlsIdentity identity, Instant now) {
        if (identity.expiresWithin(WARNING, now)) {
            spec.commandLine()
                    .getErr()
                    .println("ptoken: the certificate " + (identity.notAfter().isAfter(now) ? "expires" : "expired")
                            + " on " + identity.notAfter() + "; 'ptoken tls renew' makes a new one");
            spec.commandLine().getErr().flush();
        }
    }
}
