package io.ptoken.node.operate;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.port.StoreHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Meters that were ahead of the clock when a store was restored, or accepted as an older copy, and get no tokens yet.
 *
 * @param count how many wait, 1 or more
 * @param until from when the last of them gets tokens again
 */
public record WaitingMeters(long count, Instant until) {

    private record Waiting(AheadTid meter, Instant until) {

        /** Its highest identifier may be used, so that the next minute is the first. */
        static Waiting of(AheadTid meter) {
            return new Waiting(meter, meter.tid().instant(meter.baseDate()).plus(Duration.ofMinutes(1)));
        }
    }

    /**
     * Those that wait at that moment; empty when none does.
     *
     * @throws io.ptoken.service.port.StoreException when the store does not answer
     */
    public static Optional<WaitingMeters> of(StoreHistory history, Instant now) {
        List<Waiting> waiting = history.meterFloors().stream()
                .map(Waiting::of)
                .filter(one -> one.until().isAfter(now))
                .toList();
        return waiting.stream()
                .map(Waiting::until)
                .max(Instant::compareTo)
                .map(last -> new WaitingMeters(
                        waiting.stream()
                                .map(one -> one.meter().pan())
                                .distinct()
                                .count(),
                        last));
    }

    /** A few words for people. */
    public String text() {
        return (count == 1 ? "1 waits until " + until : count + " wait, the last until " + until)
                + " (ahead of the clock when the store was restored, or accepted as an older copy)";
    }
}
