package io.ptoken.metrics;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where metrics, health and readiness are served, and how long a part may take to say whether it is ready.
 *
 * @param address address and port; port 0 takes a free one
 * @param readinessTimeout how long to wait for the answer of a part, above 0
 */
public record MetricsConfig(InetSocketAddress address, Duration readinessTimeout) {

    /** The usual port. */
    public static final int PORT = 9464;

    public MetricsConfig {
        if (readinessTimeout.isZero() || readinessTimeout.isNegative()) {
            throw new IllegalArgumentException("readinessTimeout: got " + readinessTimeout + ", expected more than 0");
        }
    }

    /** Port 9464 of this host's loopback address; two seconds. */
    public static MetricsConfig defaults() {
        return new MetricsConfig(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), Duration.ofSeconds(2));
    }

    /** The same elsewhere. */
    public MetricsConfig withAddress(InetSocketAddress other) {
        return new MetricsConfig(other, readinessTimeout);
    }

    /** The same with another patience. */
    public MetricsConfig withReadinessTimeout(Duration other) {
        return new MetricsConfig(address, other);
    }
}
