package io.ptoken.metrics;

import java.util.Map;

/**
 * What a client may take of the JDK's HTTP server. They are system properties of the process, read when its first HTTP
 * server is made; one that is set already stays as it is.
 */
final class HttpLimits {

    /** Threads that answer. */
    static final int THREADS = 4;

    private static final String PREFIX = "sun.net.httpserver.";

    private static final Map<String, String> LIMITS = Map.of(
            "jdk.httpserver.maxConnections",
            "64",
            // Seconds for a whole request and a whole reply: a slow client holds a thread no longer.
            PREFIX + "maxReqTime",
            "5",
            PREFIX + "maxRspTime",
            "10",
            PREFIX + "maxReqHeaders",
            "64",
            PREFIX + "maxReqHeaderSize",
            "16384",
            PREFIX + "drainAmount",
            "16384",
            PREFIX + "nodelay",
            "true");

    private HttpLimits() {}

    static void apply() {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
