package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.DitkCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken ditk delete}. */
@Command(
        name = "delete",
        sortOptions = false,
        description = {
            "Deletes a DITK from a security module for good. Its components load it again. Asks first, unless --yes.",
            OperatorTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken ditk delete --ea 7 --officer alice --officer bob")
final class DitkDeleteCommand extends OperatorTask {

    @Mixin
    EaOption ea;

    @Mixin
    OfficerOptions officers;

    @Mixin
    ModuleOption module;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    DitkDeleteCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        ea.requireValid();
    }

    @Override
    protected int work(OperatorAccess access) {
        access.take(module.name());
        LoadedDitk held = ask(access, new DitkCalls.All(module.name())).ditks().stream()
                .filter(ditk -> ditk.ea() == ea.ea())
                .findAny()
                .orElseThrow(() -> new CommandFailure(
                        "the module holds no DITK for EA" + ea.ea().code()));
        DitkCalls.Delete delete = new DitkCalls.Delete(module.name(), ea.ea(), held.kcv(), officers.named());
        if (!operator.isNamed()) {
            confirm(yes, delete.danger());
        }
        askConfirmed(access, delete);
        say("Deleted the DITK for EA" + ea.ea().code() + ", KCV " + held.kcv() + ".");
        return ExitCode.OK;
    }
}
