package io.ptoken.service.observe;

import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
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
}
