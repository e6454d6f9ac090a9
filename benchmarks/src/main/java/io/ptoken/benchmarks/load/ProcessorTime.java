package io.ptoken.benchmarks.load;

import java.time.Duration;
import java.util.Optional;

/** How much processor time the server and its clients have used, where the system tells. */
record ProcessorTime(Duration server, Duration clients) {

    static final ProcessorTime NONE = new ProcessorTime(Duration.ZERO, Duration.ZERO);

    static ProcessorTime now(LoadServer server) {
        return new ProcessorTime(
                server.process().flatMap(ProcessorTime::of).orElse(Duration.ZERO),
                of(ProcessHandle.current()).orElse(Duration.ZERO));
    }

    ProcessorTime plus(ProcessorTime other) {
        return new ProcessorTime(server.plus(other.server), clients.plus(other.clients));
    }

    ProcessorTime minus(ProcessorTime other) {
        return new ProcessorTime(server.minus(other.server), clients.minus(other.clients));
    }

    private static Optional<Duration> of(ProcessHandle process) {
        return process.info().totalCpuDuration();
    }
}
