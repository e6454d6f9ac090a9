package io.ptoken.service.observe;

import io.ptoken.service.ServiceException;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.storemark.Bars;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** One thing that must be well before calls should be sent to this node. Implementations are thread safe. */
@FunctionalInterface
public interface ReadinessCheck {

    /** Empty when all is well, or what is wrong, for people; holds no secret. */
    Optional<String> complaint();

    /** Whether a store answers, and is not older than what this process wrote. */
    static ReadinessCheck storeAnswers(ServiceStore store) {
        return () -> {
            try {
                store.probe();
                return Optional.empty();
            } catch (StoreException e) {
                return Optional.of("the store cannot be used: " + e.getMessage());
            }
        };
    }

    /** Whether tokens are issued by the clock as it is. */
    static ReadinessCheck clockPlausible(ForwardClock clock) {
        return () -> {
            try {
                clock.instant();
                return Optional.empty();
            } catch (ServiceException refusal) {
                return Optional.of("nothing is issued by this clock: " + refusal.getMessage());
            } catch (StoreException alreadyTold) {
                return Optional.empty();
            }
        };
    }

    /**
     * Whether clients can accept the certificate now.
     *
     * @param period from its beginning to its end
     */
    static ReadinessCheck certificateValid(Supplier<Period> period, InstantSource clock) {
        return () -> {
            Period valid = period.get();
            Instant now = clock.instant();
            if (now.isBefore(valid.begin())) {
                return Optional.of("the certificate is not valid before " + valid.begin());
            }
            return now.isAfter(valid.end())
                    ? Optional.of(
                            "the certificate has expired at " + valid.end() + "; 'ptoken tls renew' makes a new one")
                    : Optional.empty();
        };
    }

    /** From a moment to another. */
    record Period(Instant begin, Instant end) {}

    /** Whether anything is sold at the clock, or nothing for a while because the store was put back. */
    static ReadinessCheck sells(ServiceStore store, InstantSource clock) {
        return () -> {
            try {
                return Bars.nothingUntil(store.history(), clock.instant())
                        .map(until ->
                                "nothing is sold until " + until + " (store restored, or accepted as an older copy)");
            } catch (StoreException alreadyTold) {
                return Optional.empty();
            }
        };
    }
}
