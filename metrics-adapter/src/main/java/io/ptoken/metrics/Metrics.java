package io.ptoken.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.ptoken.service.access.Overload;
import io.ptoken.service.observe.CallObserver;
import io.ptoken.service.observe.ModuleObservation;
import io.ptoken.service.observe.NoticeCounts;
import io.ptoken.service.observe.ServerObservation;
import io.ptoken.service.observe.StoreObserver;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The figures of one node. What is told ({@link #calls}, {@link #store}) counts from the beginning; what is watched is asked
 * at each scrape, so suppliers answer soon and throw nothing. Each thing is watched at most once. Thread safe.
 */
public final class Metrics {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final CallMetrics calls = new CallMetrics(registry);
    private final StoreMetrics store = new StoreMetrics(registry);

    /** Figures of a node and of the Java process it runs in. */
    public static Metrics ofProcess() {
        Metrics metrics = new Metrics();
        JvmMetrics.builder().register(metrics.registry);
        return metrics;
    }

    /** Figures of a node alone. */
    public Metrics() {}

    /** To be told of calls. */
    public CallObserver calls() {
        return calls;
    }

    /** To be told of the store. */
    public StoreObserver store() {
        return store;
    }

    /** Watches the number of calls in flight. */
    public void watchCallsInFlight(IntSupplier inFlight) {
        gauge("ptoken_calls_in_flight", "Calls that have begun and not ended.", inFlight::getAsInt);
    }

    /** Watches the security module; empty when it does not answer. */
    public void watchModule(Supplier<Optional<ModuleObservation>> look) {
        registry.register(new ModuleMetrics(look));
    }

    /** Watches the modules of a pool: failures of each since the start, by its name. */
    public void watchPool(Supplier<Map<String, Long>> failures) {
        registry.register(() -> Snapshots.counter(
                "ptoken_pool_module_failures",
                "Calls that a module failed, and looks that it did not answer.",
                "module",
                failures.get()));
    }

    /** Watches the server of the API. */
    public void watchServer(Supplier<ServerObservation> look) {
        registry.register(new ServerMetrics(look));
    }

    /** Watches what was refused or cut short because somebody asked for more than a share. */
    public void watchOverload(ToLongFunction<Overload.Kind> total) {
        registry.register(() -> Snapshots.counter(
                "ptoken_server_overload",
                "What was refused or cut short because somebody asked for more than a share.",
                "kind",
                Arrays.stream(Overload.Kind.values())
                        .collect(Collectors.toMap(Overload.Kind::label, total::applyAsLong))));
    }

    /** Watches the notices. */
    public void watchNotices(Supplier<NoticeCounts> counts) {
        registry.register(() -> {
            NoticeCounts now = counts.get();
            return Snapshots.gauge(
                    "ptoken_notices",
                    "Notices that stand.",
                    List.of(
                            Snapshots.point(Labels.of("level", "error"), now.errors()),
                            Snapshots.point(Labels.of("level", "warning"), now.warnings()),
                            Snapshots.point(Labels.of("level", "info"), now.infos())));
        });
    }

    /** Watches how many alerts did not get to the syslog. */
    public void watchLostAlerts(LongSupplier lost) {
        registry.register(() ->
                Snapshots.counter("ptoken_alerts_lost", "Alerts that did not get to the syslog.", lost.getAsLong()));
    }

    /** Watches until when the TLS certificate in use is valid. */
    public void watchCertificate(Supplier<Instant> expiry) {
        gauge(
                "ptoken_tls_certificate_expiry_timestamp_seconds",
                "When the TLS certificate expires, Unix time.",
                () -> expiry.get().getEpochSecond());
    }

    MetricSnapshots scrape() {
        return registry.scrape();
    }

    private void gauge(String name, String help, Supplier<? extends Number> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(value.get().doubleValue()))
                .register(registry);
    }
}
