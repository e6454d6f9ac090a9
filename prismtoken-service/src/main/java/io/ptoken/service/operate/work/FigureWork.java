package io.ptoken.service.operate.work;

import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.Summed;
import io.ptoken.service.port.FigureStore;
import io.ptoken.service.port.FigureStore.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What calls came to, for operators. */
record FigureWork(FigureStore store, InstantSource clock) {

    List<Summed> figures(WatchCalls.Figures call) {
        Instant end = call.span().begin(clock.instant()).plus(call.span().length());
        Instant from = end.minus(call.span().length().multipliedBy(call.last()));
        Map<Instant, Summed> sums = new TreeMap<>();
        for (Row row : store.rows(call.span(), from, end)) {
            if (call.node().map(row.node()::equals).orElse(true)) {
                sums.merge(row.begin(), new Summed(row.begin(), 1, row.figures()), FigureWork::sum);
            }
        }
        return new ArrayList<>(sums.values());
    }

    private static Summed sum(Summed one, Summed other) {
        return new Summed(
                one.begin(), one.nodes() + other.nodes(), one.figures().plus(other.figures()));
    }
}
