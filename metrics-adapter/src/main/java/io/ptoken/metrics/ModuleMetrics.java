package io.ptoken.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.ptoken.service.observe.KeyCredit;
import io.ptoken.service.observe.ModuleObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The security module: one look at it for each scrape, all figures from that look. A module that does not answer has
 * {@code ptoken_module_up} 0 and no other figure, rather than old ones.
 */
final class ModuleMetrics implements MultiCollector {

    /** Keys shown one by one; a module of 999 registers would make too many series. */
    static final int KEYS_SHOWN = 100;

    private static final double MILLISECONDS = 1000;

    private final Supplier<Optional<ModuleObservation>> look;

    ModuleMetrics(Supplier<Optional<ModuleObservation>> look) {
        this.look = look;
    }

    @Override
    public MetricSnapshots collect() {
        Optional<ModuleObservation> seen = look.get();
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        all.metricSnapshot(
                Snapshots.gauge("ptoken_module_up", "1 when the security module answers.", seen.isPresent() ? 1 : 0));
        seen.ifPresent(module -> add(all, module));
        return all.build();
    }

    private static void add(MetricSnapshots.Builder all, ModuleObservation module) {
        all.metricSnapshot(Snapshots.gauge(
                "ptoken_module_state",
                "1 for the state that the security module is in.",
                ModuleObservation.STATES.stream()
                        .map(state -> Snapshots.point(Labels.of("state", state), state.equals(module.state()) ? 1 : 0))
                        .toList()));
        all.metricSnapshot(Snapshots.counter("ptoken_module_vends", "Successful vends.", module.vendCounter()));
        module.transactionsLeft()
                .ifPresent(left -> all.metricSnapshot(Snapshots.gauge(
                        "ptoken_module_transactions_left", "Vends that may still be made; absent: no limit.", (double)
                                left)));
        module.inhibitVendDate()
                .ifPresent(date -> all.metricSnapshot(Snapshots.gauge(
                        "ptoken_module_inhibit_vend_timestamp_seconds",
                        "Moment from which vending stops, Unix time; absent: never.",
                        (double) date.getEpochSecond())));
        all.metricSnapshot(Snapshots.gauge(
                "ptoken_module_clock_drift_seconds",
                "How far the module's clock is ahead of ours.",
                module.clockDrift().toMillis() / MILLISECONDS));
        all.metricSnapshot(Snapshots.gauge(
                "ptoken_module_registers_used", "Vending-key registers in use.", module.registersUsed()));
        all.metricSnapshot(
                Snapshots.gauge("ptoken_module_registers", "Vending-key registers in all.", module.registersTotal()));
        addCredit(all, module.limitedKeys());
    }

    private static void addCredit(MetricSnapshots.Builder all, List<KeyCredit> keys) {
        all.metricSnapshot(
                Snapshots.gauge("ptoken_keys_limited", "Vending keys with a credit limit, shown or not.", keys.size()));
        List<KeyCredit> shown = keys.subList(0, Math.min(keys.size(), KEYS_SHOWN));
        addCredit(
                all,
                "ptoken_key_unit_credit_left",
                "ULM in tenths of the unit, of the first " + KEYS_SHOWN + " limited keys.",
                shown,
                KeyCredit::units);
        addCredit(
                all,
                "ptoken_key_currency_credit_left",
                "CLM in currency units, of the first " + KEYS_SHOWN + " limited keys.",
                shown,
                KeyCredit::currency);
    }

    private static void addCredit(
            MetricSnapshots.Builder all,
            String name,
            String help,
            List<KeyCredit> keys,
            Function<KeyCredit, OptionalLong> credit) {
        List<GaugeDataPointSnapshot> points = new ArrayList<>();
        for (KeyCredit key : keys) {
            credit.apply(key).ifPresent(left -> points.add(Snapshots.point(labels(key), (double) left)));
        }
        all.metricSnapshot(Snapshots.gauge(name, help, points));
    }

    private static Labels labels(KeyCredit key) {
        return Labels.of(
                "register",
                Integer.toString(key.register()),
                "sgc",
                String.format("%06d", key.sgc()),
                "krn",
                Integer.toString(key.krn()));
    }
}
