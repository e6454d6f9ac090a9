package io.ptoken.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Makes counters as this house wants them. */
final class Counters {

    private Counters() {}

    /** @param name without the {@code _total} that the text form adds */
    static Counter register(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }
}
