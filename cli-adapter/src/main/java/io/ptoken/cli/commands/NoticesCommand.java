package io.ptoken.cli.commands;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.Surroundings;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.node.Inspection;
import io.ptoken.cli.node.Installation;
import io.ptoken.cli.node.StoreOpener;
import io.ptoken.service.notice.Notice;
import io.ptoken.service.port.ServiceStore;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken notices}. */
@Command(
        name = "notices",
        description = {
            "Lists what needs attention, with what to do about it.",
            "While a server runs, it covers what store and files tell; the server tells about its module by getStatus.",
            ModuleTask.SECRET
        })
final class NoticesCommand extends StoreTask {

    @Mixin
    OutputOptions output;

    NoticesCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    int work(ServiceStore store, Installation chosen) {
        Inspection inspection = Inspection.of(chosen, store, surroundings());
        List<Notice> notices = inspection.report().notices();
        if (output.json) {
            Facts.printJson(
                    spec.commandLine().getOut(),
                    notices.stream().map(NoticeText::facts).toList());
        } else {
            NoticeText.lines(notices, surroundings().terminal()).forEach(this::say);
        }
        if (inspection.moduleInUse()) {
            warn(NoticeText.MODULE_IN_USE);
        }
        return ExitCode.OK;
    }
}
