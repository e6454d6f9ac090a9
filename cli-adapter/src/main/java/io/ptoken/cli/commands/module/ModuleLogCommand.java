package io.ptoken.cli.commands.module;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.HsmDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ModuleCalls;
import io.ptoken.service.operate.call.ModuleCalls.Event;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken module log}. */
@ReadsOnly
@Command(
        name = "log",
        description = {
            "Shows the log that a hardware module keeps itself, newest first; a tampered module tells it too.",
            OperatorTask.SECRET
        })
final class ModuleLogCommand extends OperatorTask {

    private static final int FURTHEST = 999_999_999;

    @Mixin
    ModuleOption module;

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            defaultValue = "0",
            description = "First position; 0 is the newest.")
    int from;

    @Option(names = "--count", paramLabel = "COUNT", defaultValue = "20", description = "Entries at most; default 20.")
    int count;

    @Mixin
    OutputOptions output;

    ModuleLogCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        if (from < 0 || from > FURTHEST || count < 1 || count > ModuleCalls.MOST_EVENTS) {
            throw new ParameterException(
                    spec.commandLine(), "--from: 0-" + FURTHEST + ", --count: 1-" + ModuleCalls.MOST_EVENTS);
        }
    }

    @Override
    protected int work(OperatorAccess access) {
        access.take(module.name());
        List<Event> events = ask(access, new ModuleCalls.Log(module.name(), from, count));
        if (output.json()) {
            output.print(spec, HsmDocument.Log.ofEvents(events));
        } else if (events.isEmpty()) {
            say("No entry there.");
        } else {
            TextTable table = TextTable.of("POSITION", "TIME", "EVENT");
            events.forEach(event ->
                    table.row(Integer.toString(event.position()), event.time().toString(), event.event()));
            table.lines("", columns()).forEach(this::say);
        }
        return ExitCode.OK;
    }
}
