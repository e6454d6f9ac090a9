package io.ptoken.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.ptoken.service.observe.ServerObservation;
import java.util.function.Supplier;

/** Connections of the API's server, all figures from one look at it. */
final class ServerMetrics implements MultiCollector {

    private final Supplier<ServerObservation> look;

    ServerMetrics(Supplier<ServerObservation> look) {
        this.look = look;
    }

    @Override
    public MetricSnapshots collect() {
        ServerObservation server = look.get();
        return MetricSnapshots.of(
                Snapshots.gauge("ptoken_server_connections", "Connections open.", server.openConnections()),
                Snapshots.counter("ptoken_server_connections_accepted", "Connections let in.", server.accepted()),
                CounterSnapshot.builder()
                        .name("ptoken_server_connections_refused")
                        .help("Connections the server closed: at its limit, to make room, for what the client sent.")
                        .dataPoint(refused("limit", server.refusedAtLimit()))
                        .dataPoint(refused("evicted", server.evicted()))
                        .dataPoint(refused("fault", server.refusedForFault()))
                        .build(),
                Snapshots.counter("ptoken_server_calls", "Calls answered.", server.calls()),
                Snapshots.counter(
                        "ptoken_server_calls_overdue", "Calls that took longer than they may.", server.overdue()));
    }

    private static CounterDataPointSnapshot refused(String why, long number) {
        return CounterDataPointSnapshot.builder()
                .labels(Labels.of("reason", why))
                .value((double) number)
                .build();
    }
}
