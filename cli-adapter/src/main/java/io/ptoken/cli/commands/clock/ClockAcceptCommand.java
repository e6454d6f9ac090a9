package io.ptoken.cli.commands.clock;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ClockCalls;
import io.ptoken.service.operate.call.ClockCalls.ClockStanding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ptoken clock accept}. */
@Command(
        name = "accept",
        description = {
            "Declares the present time of this machine to be right, although the audit log has seen a later one, or the server"
                    + " takes it for ahead.",
            "For a clock that was wrongly ahead for a while, a virtual machine that was frozen, a server that was off for long. A clock that was wrongly set back must be set right instead: "
                    + "meters refuse the tokens of an earlier time."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken clock accept")
final class ClockAcceptCommand extends OperatorTask {

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    ClockAcceptCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        ClockStanding seen = ask(access, new ClockCalls.Look());
        if (!seen.isRefused()) {
            say("The clock, " + seen.now() + ", is not behind the audit log; there is nothing to accept.");
            return ExitCode.OK;
        }
        seen.doubt().ifPresent(doubt -> warn("The clock is doubted: " + doubt + "."));
        ClockCalls.Accept accept = new ClockCalls.Accept(seen);
        if (yes) {
            askConfirmed(access, accept);
        } else {
            ask(access, accept);
        }
        say("The clock is taken for right. Servers issue by it at once.");
        return ExitCode.OK;
    }
}
