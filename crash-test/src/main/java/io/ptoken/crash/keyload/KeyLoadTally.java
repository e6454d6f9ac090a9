package io.ptoken.crash.keyload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What happened to the steps of all runs of the key loading, and what they left. */
public final class KeyLoadTally {

    private record Outcome(KeyLoadStep step, Strike strike, Verdict verdict, boolean saidDone) {}

    private final List<Outcome> outcomes = new ArrayList<>();

    void add(KeyLoadStep step, Struck struck, Verdict verdict) {
        outcomes.add(new Outcome(step, struck.strike(), verdict, struck.saidDone()));
    }

    int strikes() {
        return outcomes.size();
    }

    /** Two tables, by step and by what happened; empty without runs. */
    public String text() {
        if (outcomes.isEmpty()) {
            return "";
        }
        StringBuilder text =
                new StringBuilder("| key loading | strikes | came to its end | stopped before it took effect"
                        + " | some keys loaded | took effect |\n|---|--:|--:|--:|--:|--:|\n");
        for (KeyLoadStep step : KeyLoadStep.values()) {
            row(text, step.text(), outcome -> outcome.step() == step);
        }
        for (Strike strike : Strike.values()) {
            row(text, "*" + strike.text() + "*", outcome -> outcome.strike() == strike);
        }
        row(text, "**all**", outcome -> true);
        return text.append('\n').toString();
    }

    private void row(StringBuilder text, String name, Predicate<Outcome> which) {
        List<Outcome> chosen = outcomes.stream().filter(which).toList();
        text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d |%n",
                name,
                chosen.size(),
                chosen.stream().filter(Outcome::saidDone).count(),
                stopped(chosen, Verdict.BEFORE),
                stopped(chosen, Verdict.PARTLY),
                stopped(chosen, Verdict.AFTER)));
    }

    private static long stopped(List<Outcome> outcomes, Verdict verdict) {
        return outcomes.stream()
                .filter(outcome -> !outcome.saidDone() && outcome.verdict() == verdict)
                .count();
    }
}
