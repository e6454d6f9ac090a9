package io.ptoken.node.process;

import io.ptoken.service.clock.SteadyTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The time of this machine that nobody sets; how long it has been up is told by Linux alone. */
public final class SystemTime implements SteadyTime {

    private static final Path UPTIME = Path.of("/proc/uptime");

    @Override
    public Duration running() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public Optional<Duration> sinceBoot() {
        try {
            String seconds = Files.readString(UPTIME, StandardCharsets.US_ASCII).split(" ", 2)[0];
            return Optional.of(Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
