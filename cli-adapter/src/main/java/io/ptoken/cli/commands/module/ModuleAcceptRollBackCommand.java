package io.ptoken.cli.commands.module;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ModuleCalls;
import io.ptoken.service.operate.call.ModuleCalls.RollBack;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken module accept-rollback}. */
@Command(
        name = "accept-rollback",
        description = {
            "Takes an older copy of the module's state that was put back on purpose.",
            "Limits and counters used since that copy was made come back: what was sold since can be sold again. Put the "
                    + "newest copy back instead where there is one.",
            "A server that has started with such a copy makes no tokens and does not take it: stop it first.",
            OperatorTask.SECRET
        })
final class ModuleAcceptRollBackCommand extends OperatorTask {

    @Mixin
    OfficerOptions officers;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    ModuleAcceptRollBackCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        Optional<RollBack> found = ask(access, new ModuleCalls.LookAtRollBack(Optional.empty()));
        if (found.isEmpty()) {
            say("No older copy of the module's state was put back; there is nothing to accept.");
            return ExitCode.OK;
        }
        warn(found.get().reason());
        found.get().obstacle().ifPresent(obstacle -> {
            throw new CommandFailure(obstacle);
        });
        ModuleCalls.AcceptRollBack accept = new ModuleCalls.AcceptRollBack(Optional.empty(), officers.named());
        if (yes) {
            askConfirmed(access, accept);
        } else {
            ask(access, accept);
        }
        say("The module works with the state that was put back.");
        return ExitCode.OK;
    }
}
