package io.ptoken.crash;

import io.ptoken.crash.book.Allowance;
import io.ptoken.crash.client.Tally;
import io.ptoken.crash.kill.Campaign;
import io.ptoken.crash.run.Plan;
import io.ptoken.crash.run.RunKind;
import io.ptoken.crash.run.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What a campaign came to, in Markdown that is also good to read as text. */
final class Report {

    private final Plan plan;
    private final Campaign campaign;
    private final long millis;

    Report(Plan plan, Campaign campaign, long millis) {
        this.plan = plan;
        this.campaign = campaign;
        this.millis = millis;
    }

    /** @param outcome one sentence */
    String text(String outcome) {
        StringBuilder text =
                new StringBuilder("# Crash test\n\n").append(outcome).append("\n\n");
        List<RunResult> runs = campaign.results();
        text.append(String.format(
                Locale.ROOT,
                "Seed %d, %d clients, %d of %d runs, %d s. Restart until ready: median %d ms, longest %d ms. "
                        + "%d token lists with %d token identifiers issued in all.%n%n",
                plan.seed(),
                plan.clients(),
                runs.size(),
                plan.runs().size(),
                millis / 1000,
                median(runs),
                runs.stream().mapToLong(RunResult::startMillis).max().orElse(0),
                campaign.book().answers(),
                campaign.book().tids()));
        kinds(text, runs);
        limits(text);
        refusals(text, runs);
        return text.toString();
    }

    private static void kinds(StringBuilder text, List<RunResult> runs) {
        text.append(
                "| what happened | runs | answers | repeats | refused | no reply | of these stored | not stored | fetched |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (RunKind kind : RunKind.values()) {
            row(
                    text,
                    kind.text(),
                    runs.stream().filter(run -> run.kind() == kind).toList());
        }
        row(text, "**all**", runs);
        text.append('\n');
    }

    private static void row(StringBuilder text, String name, List<RunResult> runs) {
        text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %d | %d |%n",
                name,
                runs.size(),
                sum(runs, tally -> tally.received.get()),
                sum(runs, tally -> tally.repeated.get()),
                sum(runs, tally -> tally.refused.get()),
                sum(runs, tally -> tally.lost.get()),
                sum(runs, tally -> tally.foundStored.get()),
                sum(runs, tally -> tally.foundMissing.get()),
                sum(runs, tally -> tally.fetched.get())));
    }

    private void limits(StringBuilder text) {
        text.append("| limited vending key | limit | sold | smallest amount refused |\n|---|--:|--:|--:|\n");
        for (Allowance allowance : campaign.book().allowances()) {
            String unit = allowance.currency() ? " currency units" : " tenths";
            text.append("| ")
                    .append(allowance.key())
                    .append(" | ")
                    .append(allowance.limit())
                    .append(unit)
                    .append(" | ")
                    .append(allowance.soldInUnits().toPlainString())
                    .append(" | ")
                    .append(allowance.smallestRefused().isPresent() ? allowance.smallestRefusedInUnits() : "none")
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static void refusals(StringBuilder text, List<RunResult> runs) {
        text.append("| refusals while | times | text |\n|---|--:|---|\n");
        for (RunKind kind : RunKind.values()) {
            Map<String, Integer> texts = new TreeMap<>();
            runs.stream()
                    .filter(run -> run.kind() == kind)
                    .forEach(run ->
                            run.tally().refusals().forEach((words, times) -> texts.merge(words, times, Integer::sum)));
            texts.forEach((words, times) -> text.append("| ")
                    .append(kind.text())
                    .append(" | ")
                    .append(times)
                    .append(" | ")
                    .append(words.replace("|", "\\|"))
                    .append(" |\n"));
        }
    }

    private static long sum(List<RunResult> runs, ToLongFunction<Tally> count) {
        return runs.stream().map(RunResult::tally).mapToLong(count).sum();
    }

    private static long median(List<RunResult> runs) {
        return runs.stream()
                .mapToLong(RunResult::startMillis)
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
