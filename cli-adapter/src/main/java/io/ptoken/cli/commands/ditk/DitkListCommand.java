package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ModuleOption;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.ditk.ParityText;
import io.ptoken.cli.document.DitkDocument;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.DitkCalls;
import io.ptoken.service.operate.call.DitkCalls.DitkTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken ditk list}. */
@ReadsOnly
@Command(
        name = "list",
        description = {
            "Lists the DITKs of a security module: check value, parity and when each was loaded.",
            OperatorTask.SECRET
        })
final class DitkListCommand extends OperatorTask {

    @Mixin
    ModuleOption module;

    @Mixin
    OutputOptions output;

    DitkListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        access.take(module.name());
        DitkTable table = ask(access, new DitkCalls.All(module.name()));
        if (output.json()) {
            output.print(spec, DitkDocument.Ditks.of(table));
        } else if (table.ditks().isEmpty()) {
            say("Module " + table.module() + " holds no DITK.");
        } else {
            TextTable rows = TextTable.of("EA", "KCV", "LOADED", "PARITY");
            table.ditks()
                    .forEach(ditk -> rows.row(
                            "EA" + ditk.ea().code(), ditk.kcv().hex6(), loaded(ditk), ParityText.of(ditk.parity())));
            rows.lines("", columns()).forEach(this::say);
        }
        table.ditks().stream()
                .flatMap(ditk -> ParityText.warning(ditk.parity()).stream())
                .forEach(warning -> warn("Warning: " + warning));
        return ExitCode.OK;
    }

    private static String loaded(LoadedDitk ditk) {
        return ditk.loaded()
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                .map(Instant::toString)
                .orElse("not known");
    }
}
