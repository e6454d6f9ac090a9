package io.ptoken.metrics;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.StoreException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Queue, batches and times of the store. */
final class StoreMetrics implements StoreObserver {

    private final Gauge queue;
    private final Histogram batch;
    private final Histogram statements;
    private final Histogram commit;
    private final ClosedSet failures;

    StoreMetrics(PrometheusRegistry registry) {
        queue = Gauge.builder()
                .name("ptoken_store_queue_depth")
                .help("Requests that wait for a transaction.")
                .withoutExemplars()
                .register(registry);
        batch = histogram(registry, "ptoken_store_batch_size", "Requests that shared a transaction.", Buckets.items());
        statements = histogram(
                registry,
                "ptoken_store_statement_seconds",
                "Time of the statements of a transaction.",
                Buckets.seconds());
        commit = histogram(
                registry, "ptoken_store_commit_seconds", "Time until a commit was durable.", Buckets.seconds());
        failures = new ClosedSet(
                Counters.register(registry, "ptoken_store_failures", "Transactions that failed.", "reason"),
                Arrays.stream(StoreException.Reason.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    @Override
    public void committed(int changes, int waiting, long statementNanos, long commitNanos) {
        batch.observe(changes);
        statements.observe(Buckets.toSeconds(statementNanos));
        commit.observe(Buckets.toSeconds(commitNanos));
        queue.set(waiting);
    }

    @Override
    public void failed(StoreException.Reason reason, int changes) {
        failures.count(reason.name());
    }

    @Override
    public void refused(int waiting) {
        queue.set(waiting);
        failures.count(StoreException.Reason.UNAVAILABLE.name());
    }

    private static Histogram histogram(PrometheusRegistry registry, String name, String help, double[] bounds) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .classicOnly()
                .classicUpperBounds(bounds)
                .withoutExemplars()
                .register(registry);
    }
}
