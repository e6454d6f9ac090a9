package io.ptoken.cli.commands.module;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OfficerOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ModuleCalls;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken module officers}. */
@Command(
        name = "officers",
        description = {
            "Appoints crypto officers in place of those there were.",
            "From then on it takes two of them (--officer) to change keys by hand, the licence issuer or the officers.",
            OperatorTask.SECRET
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ptoken module officers --appoint alice --appoint bob",
            "  ptoken module officers --none --officer alice --officer bob"
        })
final class ModuleOfficersCommand extends OperatorTask {

    @Mixin
    OfficerOptions present;

    @Option(
            names = "--appoint",
            paramLabel = "NAME",
            description = "New officer, two or more. The PIN is asked for twice.")
    List<String> appointed = List.of();

    @Option(names = "--none", description = "The module shall have no officers.")
    boolean none;

    ModuleOfficersCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        if (none == !appointed.isEmpty()) {
            throw new CommandFailure("name the new officers with --appoint, or say --none");
        }
    }

    @Override
    protected int work(OperatorAccess access) {
        ask(access, new ModuleCalls.AppointOfficers(Optional.empty(), appointed, present.named()));
        say(none ? "The module has no crypto officers." : "Appointed " + String.join(", ", appointed) + ".");
        return ExitCode.OK;
    }
}
