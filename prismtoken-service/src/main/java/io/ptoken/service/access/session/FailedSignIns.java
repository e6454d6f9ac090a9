package io.ptoken.service.access.session;

import io.ptoken.service.access.AddressBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many sign-ins an address may let fail before it has to wait; grows back with time. Guarded by its queue. */
final class FailedSignIns {

    private static final int CAPACITY = 10_000;
    private static final double SECONDS = 60;

    private record Left(double failures, Instant at) {}

    private final int perMinute;

    /** The one that failed longest ago in front. */
    private final Map<AddressBlock, Left> left = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AddressBlock, Left> eldest) {
            return size() > CAPACITY;
        }
    };

    FailedSignIns(int perMinute) {
        this.perMinute = perMinute;
    }

    void failed(AddressBlock block, Instant now) {
        left.put(block, new Left(Math.max(0, left(block, now) - 1), now));
    }

    boolean areTooMany(AddressBlock block, Instant now) {
        return left(block, now) < 1;
    }

    private double left(AddressBlock block, Instant now) {
        Left before = left.get(block);
        if (before == null) {
            return perMinute;
        }
        double seconds = Duration.between(before.at(), now).abs().toMillis() / 1000.0;
        return Math.min(perMinute, before.failures() + perMinute * seconds / SECONDS);
    }
}
