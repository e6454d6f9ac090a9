package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.cli.console.Facts;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.Inspection;
import io.ptoken.node.operate.WaitingMeters;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.port.ServiceStore;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken status}. */
@ReadsOnly
@Command(
        name = "status",
        description = {
            "Shows the installation: its security module, certificate, store and notices.",
            "While a server runs, it shows what store and files tell; the server tells about its modules by getStatus.",
            NoticeText.INCOMPLETE,
            ModuleTask.SECRET
        })
public final class StatusCommand extends StoreTask {

    @Mixin
    OutputOptions output;

    private final boolean terminal;

    public StatusCommand(ProgramSurroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
        this.terminal = surroundings.terminal();
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) {
        Inspection inspection = Inspection.of(chosen, store, taker());
        Map<String, String> facts = StatusText.facts(chosen, inspection);
        if (inspection.report().facts().store().answer().isPresent()) {
            WaitingMeters.of(store.history(), surroundings().clock().instant())
                    .ifPresent(meters -> facts.put("meters", meters.text()));
        }
        if (output.json()) {
            Map<String, Object> all = new LinkedHashMap<>(facts);
            all.put("complete", inspection.isComplete());
            all.put(
                    "notices",
                    inspection.report().notices().stream()
                            .map(NoticeText::facts)
                            .toList());
            Facts.printJson(spec.commandLine().getOut(), all);
        } else {
            Facts.print(spec.commandLine().getOut(), facts);
            say("");
            NoticeText.lines(inspection, terminal).forEach(this::say);
        }
        return NoticeText.exitCode(inspection);
    }
}
