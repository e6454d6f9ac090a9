package io.ptoken.cli.commands.module;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.HsmDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ModuleCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken module access}. */
@ReadsOnly
@Command(
        name = "access",
        description = {"Shows whether crypto officers are logged in, and for how long.", OperatorTask.SECRET})
final class ModuleAccessCommand extends OperatorTask {

    @Mixin
    ModuleOption module;

    @Mixin
    OutputOptions output;

    ModuleAccessCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        access.take(module.name());
        ModuleCalls.Access shown = ask(access, new ModuleCalls.ShowAccess(module.name()));
        if (output.json()) {
            output.print(spec, HsmDocument.Access.of(shown));
        } else {
            Facts.print(spec.commandLine().getOut(), AccessText.facts(shown));
        }
        return ExitCode.OK;
    }
}
