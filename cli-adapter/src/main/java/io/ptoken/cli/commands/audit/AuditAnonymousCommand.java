package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.AuditDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.audit.AnonymousActivity;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.call.AuditCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken audit anonymous}. */
@ReadsOnly
@Command(
        name = "anonymous",
        description = {
            "Shows calls without an account: refused sign-ins, and calls in a session that is none; by address, those first"
                    + " from which nobody has ever signed in.",
            "Without --from it is about the last 7 days. What never became a call, such as connections without TLS, is not in"
                    + " the audit log."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken audit anonymous", "  ptoken audit anonymous --from 2026-11-01 --to 2026-12-01 --json"})
final class AuditAnonymousCommand extends OperatorTask {

    private static final Duration USUAL = Duration.ofDays(7);

    @Mixin
    PeriodOptions period;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many addresses at most, 1-500. Default: ${DEFAULT-VALUE}.")
    int most;

    @Mixin
    OutputOptions output;

    AuditAnonymousCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        if (most < 1 || most > AuditCalls.PAGE) {
            throw new ParameterException(spec.commandLine(), "--most: got " + most + ", expected 1-" + AuditCalls.PAGE);
        }
        period.period();
    }

    @Override
    protected int work(OperatorAccess access) {
        AuditPeriod given = period.period();
        AuditPeriod looked = period.from.isPresent() ? given : new AuditPeriod(usual(given.to()), given.to());
        AnonymousActivity found = ask(access, new AuditCalls.Anonymous(looked, most));
        if (output.json()) {
            output.print(spec, AuditDocument.Anonymous.of(looked, found));
            return ExitCode.OK;
        }
        if (found.calls() == 0) {
            say("No calls without an account " + looked + ".");
            return ExitCode.OK;
        }
        say((found.more() ? "More than " : "") + found.calls() + (found.calls() == 1 ? " call" : " calls")
                + " without an account " + looked + ", from " + found.addresses()
                + (found.addresses() == 1 ? " address." : " addresses."));
        TextTable table = TextTable.of("ADDRESS", "EVER SIGNED IN", "CALLS", "FIRST", "LAST", "METHODS");
        found.callers()
                .forEach(caller -> table.row(
                        caller.address(),
                        caller.signedIn() ? "yes" : "no",
                        Long.toString(caller.calls()),
                        time(caller.first()),
                        time(caller.last()),
                        String.join(", ", caller.methods())));
        table.lines("", columns()).forEach(this::say);
        return ExitCode.OK;
    }

    private Instant usual(Instant to) {
        Instant now = surroundings().clock().instant();
        return (to.isBefore(now) ? to : now).minus(USUAL).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
