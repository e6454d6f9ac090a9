package io.ptoken.cli.commands.module;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ModuleCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken module login}. */
@Command(
        name = "login",
        description = {
            "Logs two crypto officers in at the module of the running server: it is privileged then, and commands that change"
                    + " it need no officers, until 'ptoken module logout', or until it ends that by itself after 30 minutes,"
                    + " 15 idle minutes or 50 calls (A14).",
            "Each PIN is asked for."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken module login --officer alice --officer bob")
final class ModuleLoginCommand extends OperatorTask {

    @Mixin
    ModuleOption module;

    @Mixin
    OfficerOptions officers;

    ModuleLoginCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        access.take(module.name());
        Facts.print(
                spec.commandLine().getOut(),
                AccessText.facts(ask(access, new ModuleCalls.LogIn(module.name(), officers.named()))));
        return ExitCode.OK;
    }
}
