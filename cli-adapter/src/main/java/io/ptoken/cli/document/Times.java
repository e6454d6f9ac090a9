package io.ptoken.cli.document;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Moments as documents have them: to the second. */
final class Times {

    private Times() {}

    static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    static Optional<Instant> seconds(Optional<Instant> time) {
        return time.map(Times::seconds);
    }
}
