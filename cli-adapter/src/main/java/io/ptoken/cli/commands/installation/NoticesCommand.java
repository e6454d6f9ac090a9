package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.Inspection;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.ServiceStore;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken notices}. */
@ReadsOnly
@Command(
        name = "notices",
        description = {
            "Lists what needs attention, with what to do about it.",
            "While a server runs, it covers what store and files tell; the server tells about its modules by getStatus.",
            NoticeText.INCOMPLETE,
            ModuleTask.SECRET
        })
public final class NoticesCommand extends StoreTask {

    @Mixin
    OutputOptions output;

    private final boolean terminal;

    public NoticesCommand(ProgramSurroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
        this.terminal = surroundings.terminal();
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) {
        Inspection inspection = Inspection.of(chosen, store, taker());
        if (output.json()) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("complete", inspection.isComplete());
            all.put(
                    "notices",
                    inspection.report().notices().stream()
                            .map(NoticeText::facts)
                            .toList());
            Facts.printJson(spec.commandLine().getOut(), all);
        } else {
            NoticeText.lines(inspection, terminal).forEach(this::say);
        }
        NoticeText.unknown(inspection).forEach(this::warn);
        return NoticeText.exitCode(inspection);
    }
}
