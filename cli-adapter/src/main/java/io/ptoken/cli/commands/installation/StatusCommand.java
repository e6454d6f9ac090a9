package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
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
            "A running server tells what it knows; without one, this command looks itself.",
            NoticeText.INCOMPLETE,
            OperatorTask.SECRET
        })
public final class StatusCommand extends OperatorTask {

    @Mixin
    OutputOptions output;

    private final boolean terminal;

    public StatusCommand(ProgramSurroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
        this.terminal = surroundings.terminal();
    }

    @Override
    protected int work(OperatorAccess access) {
        InstallationStatus status = ask(access, new WatchCalls.Status());
        Map<String, String> facts = StatusText.facts(status);
        if (output.json()) {
            Map<String, Object> all = new LinkedHashMap<>(facts);
            all.put("complete", status.notices().unknown().isNothing());
            all.put(
                    "notices",
                    status.notices().notices().stream().map(NoticeText::facts).toList());
            Facts.printJson(spec.commandLine().getOut(), all);
        } else {
            Facts.print(spec.commandLine().getOut(), facts);
            say("");
            NoticeText.lines(status.notices(), terminal).forEach(this::say);
        }
        return NoticeText.exitCode(status.notices());
    }
}
