package io.ptoken.web.section.dashboard.selling;

import io.ptoken.service.operate.call.WatchCalls.Summed;
import io.ptoken.service.port.CallFigures;
import io.ptoken.web.frame.Numbers;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Times;
import io.ptoken.web.section.dashboard.selling.SellingPanel.Chart;
import io.ptoken.web.section.dashboard.selling.SellingPanel.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** Makes curves and a table of figures. */
public final class SellingPanels {

    private static final int HALF = 50;
    private static final int MOST = 99;
    /** Times along the axis. */
    private static final int MARKS = 4;

    private final Period period;
    private final Times times;
    private final Texts texts;
    private final List<Bucket> buckets;
    private final CallFigures sum;

    private SellingPanels(Period period, List<Summed> minutes, Times times, Texts texts) {
        this.period = period;
        this.times = times;
        this.texts = texts;
        this.buckets = Bucket.of(minutes, period.from(times.now()), period.number(), period.piece());
        this.sum = buckets.stream().map(Bucket::figures).reduce(CallFigures.NONE, CallFigures::plus);
    }

    /** The panel of a period. */
    public static SellingPanel of(Period period, List<Summed> minutes, Times times, Texts texts) {
        SellingPanels panels = new SellingPanels(period, minutes, times, texts);
        return new SellingPanel(
                panels.sum.calls() == 0 ? "" : panels.milliseconds(panels.sum, HALF),
                List.of(panels.tokens(), panels.answers(), panels.errors()),
                panels.buckets.stream().map(panels::row).toList());
    }

    private String milliseconds(CallFigures figures, int percent) {
        if (figures.calls() == 0) {
            return texts.get("dashboard.figures.none");
        }
        OptionalLong within = figures.within(percent);
        return within.isPresent()
                ? texts.get("dashboard.figures.ms", Numbers.grouped(within.getAsLong()))
                : texts.get("dashboard.figures.longer");
    }

    private Chart tokens() {
        List<Double> values = values(Bucket::tokens);
        double most = Collections.max(values);
        long top = Curve.top(most);
        String last = number(values.get(values.size() - 1));
        return new Chart(
                "h-tokens",
                texts.get("dashboard.tokens"),
                last,
                texts.get("dashboard.tokens.now." + key(), number(most)),
                "",
                spoken("dashboard.tokens.spoken", number(Collections.min(values)), number(most)),
                Numbers.grouped(top),
                Numbers.grouped(top / 2),
                Curve.area(values, top),
                Curve.line(values, top),
                "",
                marks());
    }

    private Chart answers() {
        List<Double> half = values(bucket -> bucket.within(HALF));
        List<Double> most = values(bucket -> bucket.within(MOST));
        long top = Curve.top(Collections.max(most));
        return new Chart(
                "h-times",
                texts.get("dashboard.times"),
                milliseconds(sum, HALF),
                texts.get("dashboard.times.half"),
                texts.get("dashboard.times.most", milliseconds(sum, MOST)),
                spoken("dashboard.times.spoken", milliseconds(sum, HALF), milliseconds(sum, MOST)),
                Numbers.grouped(top),
                Numbers.grouped(top / 2),
                "",
                Curve.line(half, top),
                Curve.line(most, top),
                marks());
    }

    private Chart errors() {
        List<Double> failed = values(bucket -> bucket.figures().failed());
        List<Double> refused = values(bucket -> bucket.figures().refused());
        long top = Curve.top(Math.max(Collections.max(failed), Collections.max(refused)));
        String all = Numbers.grouped(sum.calls());
        return new Chart(
                "h-errors",
                texts.get("dashboard.errors"),
                Numbers.grouped(sum.failed()),
                texts.get("dashboard.errors.failed", all),
                texts.get("dashboard.errors.refused", Numbers.grouped(sum.refused())),
                spoken("dashboard.errors.spoken", Numbers.grouped(sum.failed()), Numbers.grouped(sum.refused()), all),
                Numbers.grouped(top),
                Numbers.grouped(top / 2),
                "",
                Curve.line(failed, top),
                Curve.line(refused, top),
                marks());
    }

    private Row row(Bucket bucket) {
        return new Row(
                bucket.begin(),
                times.hourMinute(bucket.begin()),
                number(bucket.tokens()),
                milliseconds(bucket.figures(), HALF),
                milliseconds(bucket.figures(), MOST),
                Numbers.grouped(bucket.figures().refused()),
                Numbers.grouped(bucket.figures().failed()));
    }

    private List<Double> values(ToDoubleFunction<Bucket> value) {
        return buckets.stream().map(value::applyAsDouble).toList();
    }

    /** Of ten minutes a mean need not be whole. */
    private static String number(double value) {
        return value == Math.rint(value) ? Numbers.grouped((long) value) : Numbers.decimal(value, 1);
    }

    private String spoken(String key, String... values) {
        List<Object> all = new ArrayList<>();
        all.add(times.hourMinute(period.from(times.now())));
        all.add(times.hourMinute(period.end(times.now())));
        all.addAll(List.of(values));
        return texts.get(key, all.toArray());
    }

    private List<String> marks() {
        Instant from = period.from(times.now());
        long seconds = period.end(times.now()).getEpochSecond() - from.getEpochSecond();
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < MARKS; i++) {
            marks.add(times.hourMinute(from.plusSeconds(seconds * i / (MARKS - 1))));
        }
        return marks;
    }

    private String key() {
        return period == Period.DAY ? "day" : "hour";
    }
}
