package io.ptoken.cli.commands.clock;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.node.account.LocalAudit;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.ServiceStore;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ptoken clock accept}. */
@Command(
        name = "accept",
        description = {
            "Declares the present time of this machine to be right, although the audit log has seen a later one.",
            "For a clock that was wrongly ahead for a while. A clock that was wrongly set back must be set right instead: "
                    + "meters refuse the tokens of an earlier time."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken clock accept")
final class ClockAcceptCommand extends StoreTask {

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    ClockAcceptCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) {
        Instant now = surroundings().clock().instant();
        Duration behind = new ForwardClock(surroundings().clock(), store.auditLog(), Duration.ZERO).behind();
        if (behind.isNegative() || behind.isZero()) {
            say("The clock, " + now + ", is not behind the audit log; there is nothing to accept.");
            return ExitCode.OK;
        }
        if (!yes
                && !surroundings()
                        .prompt()
                        .confirm("Is it " + now + " now, " + behind.toMinutes()
                                + " minutes before the latest entry of the audit log?")) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
        new LocalAudit(store.auditLog(), surroundings())
                .append(AuditLog.CLOCK_ACCEPT, "", behind.toMinutes() + " minutes behind the audit log");
        say("The clock is taken for right. Servers issue by it at once.");
        return ExitCode.OK;
    }
}
