package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.LinkConverter;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.AuditDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.audit.AuditPublicKey;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.operate.audit.CopyVerifier;
import io.ptoken.service.operate.audit.HeadStatement;
import io.ptoken.service.operate.audit.SignedHead;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.call.Progress.RowsVerified;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.sts.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken audit verify}. */
@ReadsOnly
@Command(
        name = "verify",
        description = {
            "Verifies that no row of the audit log was changed, taken out or put in. Exit code 1 when one was.",
            "Who can write the whole database can write another log. Note the last row elsewhere, and give it to "
                    + "--expect the next time: that shows even this.",
            "With --against and --key, a signed head is checked, and with --log a copy of the log held against it. That takes"
                    + " these files alone, no installation."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken audit verify",
            "  ptoken audit verify --expect 4711:9f86d0...",
            "  ptoken audit verify --against head.json --key audit-key.pem --log audit.jsonl"
        })
final class AuditVerifyCommand extends OperatorTask {

    @Option(
            names = "--expect",
            paramLabel = "SEQ:HASH",
            converter = LinkConverter.class,
            description = "A row that was noted, as an earlier verify printed it.")
    Optional<Link> noted = Optional.empty();

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "A signed head: what 'audit head --json' printed, or a server exported.")
    Optional<Path> against = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "PUBLIC",
            description = "The public half of the audit key, as 'audit key' printed it.")
    Optional<Path> key = Optional.empty();

    @Option(
            names = "--log",
            paramLabel = "COPY",
            description = "A copy of the whole log: what 'audit export --format jsonl' wrote.")
    Optional<Path> copy = Optional.empty();

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

    @Override
    protected void check() {
        if (against.isPresent() != key.isPresent() || (copy.isPresent() && against.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "--against and --key belong together, and --log to both of them");
        }
        if (against.isPresent() && noted.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--expect is for the log of an installation, not for --against");
        }
    }

    @Override
    protected Optional<Integer> withoutInstallation() throws IOException {
        return against.isPresent() && key.isPresent()
                ? Optional.of(check(against.get(), HandedHead.key(key.get())))
                : Optional.empty();
    }

    private int check(Path file, AuditPublicKey signer) throws IOException {
        SignedHead head = HandedHead.head(file);
        if (!head.isBy(signer)) {
            return notSigned("the signature of " + file + " is not one of this key: it was changed, or another"
                    + " installation or node signed it");
        }
        HeadStatement statement = statement(file, head);
        Optional<AuditVerdict> verdict = Optional.empty();
        if (copy.isPresent()) {
            try (LogCopy rows = LogCopy.open(copy.get())) {
                verdict = Optional.of(new CopyVerifier(statement).verify(rows));
            }
        }
        if (output.json()) {
            output.print(spec, AuditDocument.Against.of(statement, verdict));
        } else {
            say("The signature is right.");
            HeadText.lines(statement).forEach(this::say);
            verdict.ifPresent(this::tell);
        }
        return verdict.filter(Broken.class::isInstance).isPresent() ? ExitCode.FAILURE : ExitCode.OK;
    }

    private static HeadStatement statement(Path file, SignedHead head) {
        try {
            return head.statement();
        } catch (InvalidValueException e) {
            throw new CommandFailure(file + " is signed, but says what this release does not understand", e);
        }
    }

    private int notSigned(String text) {
        if (output.json()) {
            output.print(spec, AuditDocument.Against.notSigned(text));
        } else {
            warn("This head proves nothing: " + text + ".");
        }
        return ExitCode.FAILURE;
    }

    private void tell(AuditVerdict verdict) {
        if (verdict instanceof Broken broken) {
            warn("The copy is not the log that was signed: " + broken.text() + ". " + broken.rows()
                    + " rows before are right.");
        } else {
            say("The copy is whole and has what was signed: " + verdict.rows() + " rows.");
        }
    }

    private static String text(Link link) {
        return link.sequence() + ":" + link.hash();
    }
}
