package io.ptoken.hsm.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a module under test must be like.
 *
 * @param now the module's clock, which stands still
 * @param tidWindow how far a TID may lie from it
 * @param keys the vending keys in its registers
 * @param events what its log says last, oldest first, all of it written at {@code now}; for a module that tells its log
 */
public record ContractSetup(Instant now, Duration tidWindow, List<ContractKey> keys, List<String> events) {

    /** The usual time of a test; a whole minute. */
    public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    public ContractSetup {
        keys = List.copyOf(keys);
        events = List.copyOf(events);
    }

    /** At {@link #NOW}, window of seven days. */
    public static ContractSetup of(ContractKey... keys) {
        return new ContractSetup(NOW, Duration.ofDays(7), List.of(keys), List.of());
    }

    /** This setup at another time. */
    public ContractSetup at(Instant other) {
        return new ContractSetup(other, tidWindow, keys, events);
    }

    /** This setup with a log. */
    public ContractSetup withEvents(String... others) {
        return new ContractSetup(now, tidWindow, keys, List.of(others));
    }
}
