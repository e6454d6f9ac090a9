package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.AuditDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.audit.AuditPublicKey;
import io.ptoken.service.operate.call.AuditCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken audit key}. */
@ReadsOnly
@Command(
        name = "key",
        description = {
            "Prints the public half of the audit key of this node, and its fingerprint on stderr.",
            "Keep it on another machine: what 'audit head' signs is checked by it alone."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken audit key > audit-key.pem")
final class AuditKeyCommand extends OperatorTask {

    @Mixin
    OutputOptions output;

    AuditKeyCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        AuditPublicKey key = ask(access, new AuditCalls.Key());
        if (output.json()) {
            output.print(spec, new AuditDocument.Key(key.pem(), key.fingerprint()));
        } else {
            key.pem().lines().forEach(this::say);
            warn("SHA-256 fingerprint: " + key.fingerprint());
        }
        return ExitCode.OK;
    }
}
