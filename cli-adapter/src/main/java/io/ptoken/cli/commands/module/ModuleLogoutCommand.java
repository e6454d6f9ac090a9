package io.ptoken.cli.commands.module;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ModuleCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken module logout}. */
@Command(
        name = "logout",
        description = {"Logs all crypto officers out, which ends the privileged state.", OperatorTask.SECRET})
final class ModuleLogoutCommand extends OperatorTask {

    @Mixin
    ModuleOption module;

    ModuleLogoutCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        access.take(module.name());
        Facts.print(spec.commandLine().getOut(), AccessText.facts(ask(access, new ModuleCalls.LogOut(module.name()))));
        return ExitCode.OK;
    }
}
