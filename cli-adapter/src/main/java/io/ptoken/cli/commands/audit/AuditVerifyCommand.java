package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.LinkConverter;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.AuditDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.call.Progress.RowsVerified;
import io.ptoken.service.port.AuditLog.Link;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken audit verify}. */
@ReadsOnly
@Command(
        name = "verify",
        description = {
            "Verifies that no row of the audit log was changed, taken out or put in. Exit code 1 when one was.",
            "Who can write the whole database can write another log. Note the last row elsewhere, and give it to "
                    + "--expect the next time: that shows even this."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken audit verify", "  ptoken audit verify --expect 4711:9f86d0..."})
final class AuditVerifyCommand extends OperatorTask {

    @Option(
            names = "--expect",
            paramLabel = "SEQ:HASH",
            converter = LinkConverter.class,
            description = "A row that was noted, as an earlier verify printed it.")
    Optional<Link> noted = Optional.empty();

    @Mixin
    OutputOptions output;

    private final boolean terminal;

    AuditVerifyCommand(ProgramSurroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
        this.terminal = surroundings.terminal();
    }

    @Override
    protected boolean warnsOfStanding() {
        return true;
    }

    @Override
    protected void progress(Progress step) {
        if (terminal && step instanceof RowsVerified verified) {
            warn(verified.rows() + " rows ...");
        }
    }

    @Override
    protected int work(OperatorAccess access) {
        AuditVerdict verdict = ask(access, new AuditCalls.Verify(noted));
        if (output.json()) {
            output.print(spec, AuditDocument.Verified.of(verdict));
        } else if (verdict instanceof Whole whole) {
            say("The audit log is whole: " + whole.rows() + " rows"
                    + (whole.anchor().sequence() == 0
                            ? "."
                            : " from row " + (whole.anchor().sequence() + 1) + " on; older ones are trimmed."));
            say("Last row, to note elsewhere: " + text(whole.head()));
            whole.heads().forEach(head -> say("Last row of " + head.node() + ": " + text(head.last())));
            whole.explained().forEach(this::say);
        } else if (verdict instanceof Broken broken) {
            warn("The audit log is broken: " + broken.text() + ". " + broken.rows() + " rows before are right.");
        }
        return verdict instanceof Whole ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static String text(Link link) {
        return link.sequence() + ":" + link.hash();
    }
}
