package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.WatchDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.Summed;
import io.ptoken.service.port.CallFigures;
import io.ptoken.service.port.FigureStore.Span;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ptoken figures}. */
@ReadsOnly
@Command(
        name = "figures",
        description = {
            "Shows what the calls that issue tokens came to, minute by minute for a day or hour by hour for a month: tokens,"
                    + " refusals, failures, and the time within which half of the calls, and 99 of 100, were answered.",
            "Minutes without calls are left out, and so is the present one."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ptoken figures", "  ptoken figures --hours 24"})
public final class FiguresCommand extends OperatorTask {

    private static final int USUAL = 60;
    private static final int HALF = 50;
    private static final int NEARLY_ALL = 99;

    @Option(names = "--minutes", paramLabel = "N", description = "The last N minutes, 1-1440. Default 60.")
    Optional<Integer> minutes = Optional.empty();

    @Option(names = "--hours", paramLabel = "N", description = "The last N hours instead, 1-768.")
    Optional<Integer> hours = Optional.empty();

    @Option(names = "--node", paramLabel = "NAME", description = "Of one node alone, HOST:PORT; else all together.")
    Optional<String> node = Optional.empty();

    @Mixin
    OutputOptions output;

    public FiguresCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        if (minutes.isPresent() && hours.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--minutes or --hours, not both");
        }
        require("--minutes", minutes.orElse(USUAL), WatchCalls.MOST_MINUTES);
        require("--hours", hours.orElse(1), WatchCalls.MOST_HOURS);
    }

    private void require(String option, int number, int most) {
        if (number < 1 || number > most) {
            throw new ParameterException(spec.commandLine(), option + ": got " + number + ", expected 1-" + most);
        }
    }

    @Override
    protected int work(OperatorAccess access) {
        Span span = hours.isPresent() ? Span.HOUR : Span.MINUTE;
        int last = hours.or(() -> minutes).orElse(USUAL);
        List<Summed> all = ask(access, new WatchCalls.Figures(span, last, node));
        if (output.json()) {
            output.print(spec, WatchDocument.Figures.of(all));
        } else if (all.isEmpty()) {
            say("No calls in that time.");
        } else {
            TextTable table = TextTable.of("FROM", "TOKENS", "CALLS", "REFUSED", "FAILED", "HALF WITHIN", "99% WITHIN");
            all.forEach(one -> table.row(
                    one.begin().toString(),
                    Long.toString(one.figures().tokens()),
                    Long.toString(one.figures().calls()),
                    Long.toString(one.figures().refused()),
                    Long.toString(one.figures().failed()),
                    within(one.figures(), HALF),
                    within(one.figures(), NEARLY_ALL)));
            table.lines("", columns()).forEach(this::say);
        }
        return ExitCode.OK;
    }

    private static String within(CallFigures figures, int percent) {
        if (figures.calls() == 0) {
            return "-";
        }
        return figures.within(percent).isPresent() ? figures.within(percent).getAsLong() + " ms" : "over 5 s";
    }
}
