package io.ptoken.cli.commands.installation;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.console.Style;
import io.ptoken.service.operate.checkup.CheckUpReport;
import io.ptoken.service.operate.checkup.CheckUpReport.Line;
import io.ptoken.service.operate.checkup.CheckUpReport.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The weekly check for people. */
final class CheckUpText {

    private static final String INDENT = " ".repeat(18);

    private CheckUpText() {}

    static List<String> lines(String heading, CheckUpReport report, boolean terminal) {
        List<String> lines = new ArrayList<>();
        lines.add(heading + report.installation()
                + (report.node().isEmpty() ? "" : ", node " + report.node()) + ", at " + time(report.at()) + " by "
                + report.by());
        lines.add("");
        report.lines().forEach(line -> add(lines, line, terminal));
        lines.add("");
        lines.add(verdict(report));
        return lines;
    }

    /** 0, 1 or 3, as the help of the commands says. */
    static int exitCode(CheckUpReport report) {
        if (report.wantsSomething()) {
            return ExitCode.FAILURE;
        }
        return report.isComplete() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private static void add(List<String> lines, Line line, boolean terminal) {
        String state = String.format("%-14s", line.state().words());
        lines.add(String.format("%2d  ", line.number())
                + style(line.state()).of(state, terminal)
                + line.title()
                + line.since().map(since -> ", since " + time(since)).orElse(""));
        line.found().forEach(sentence -> lines.add(INDENT + sentence));
        line.remedies().forEach(sentence -> lines.add(INDENT + "To do: " + sentence));
    }

    private static String verdict(CheckUpReport report) {
        long todo = report.lines().stream()
                .filter(line -> line.state().wantsSomething())
                .count();
        long unknown = report.lines().stream()
                .filter(line -> line.state() == State.NOT_KNOWN)
                .count();
        String missing = unknown == 0 ? "" : " Not known: " + count(unknown) + ".";
        return (todo == 0 ? "Nothing to do." : "Something to do in " + count(todo) + ".") + missing;
    }

    private static String count(long lines) {
        return lines + (lines == 1 ? " line" : " lines");
    }

    private static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Style style(State state) {
        return switch (state) {
            case ERROR -> Style.RED;
            case WARNING, NOT_KNOWN -> Style.YELLOW;
            case OK, NOT_COMPARED -> Style.PLAIN;
        };
    }
}
