package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.AccountDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.AccountCalls.Bound;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken user certificates}. */
@ReadsOnly
@Command(
        name = "certificates",
        description = {
            "Lists which account is bound to which client certificate.",
            "Subject and end are known of certificates that stand in the file of those that are trusted"
                    + " (api.clientCertificateFile), not of those that an authority in it has issued."
        })
final class UserCertificatesCommand extends UserTask {

    private static final String UNKNOWN = "not known";

    @Mixin
    OutputOptions output;

    UserCertificatesCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void work(OperatorAccess access) {
        List<Bound> all = ask(access, new AccountCalls.Certificates());
        if (output.json()) {
            output.print(spec, AccountDocument.Certificates.of(all));
        } else if (all.isEmpty()) {
            say("No account is bound to a client certificate.");
        } else {
            TextTable table = TextTable.of("ACCOUNT", "UNTIL", "SUBJECT", "PASSWORD", "SHA-256");
            all.forEach(bound -> table.row(
                    bound.username(),
                    bound.validUntil().map(Object::toString).orElse(UNKNOWN),
                    bound.subject().orElse(UNKNOWN),
                    bound.alone() ? "no" : "yes",
                    bound.fingerprint()));
            table.lines("", columns()).forEach(this::say);
        }
    }
}
