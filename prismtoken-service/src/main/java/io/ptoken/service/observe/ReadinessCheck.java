package io.ptoken.service.observe;

import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.storemark.Bars;
import java.time.InstantSource;
import java.util.Optional;

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
