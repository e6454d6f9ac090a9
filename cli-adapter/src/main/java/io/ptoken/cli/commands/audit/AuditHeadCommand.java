package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.AuditDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.audit.SignedHead;
import io.ptoken.service.operate.call.AuditCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken audit head}. */
@ReadsOnly
@Command(
        name = "head",
        description = {
            "Tells how the audit log stands now: the last row of each node, how many rows there are, the time.",
            "With --json it is signed by the audit key of this node. Keep it where nobody can write who can write the"
                    + " database: 'audit verify --against' tells later whether the log was changed before that time."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken audit head --json > head.json")
final class AuditHeadCommand extends OperatorTask {

    @Mixin
    OutputOptions output;

    AuditHeadCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected boolean warnsOfStanding() {
        return true;
    }

    @Override
    protected int work(OperatorAccess access) {
        SignedHead head = ask(access, new AuditCalls.Head());
        if (output.json()) {
            output.print(spec, new AuditDocument.Signed(head.signed(), head.signature()));
        } else {
            HeadText.lines(head.statement()).forEach(this::say);
        }
        return ExitCode.OK;
    }
}
