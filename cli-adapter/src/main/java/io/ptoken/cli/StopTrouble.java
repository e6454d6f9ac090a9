package io.ptoken.cli;

import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * What did not go well at a stop.
 *
 * @param level how bad that is
 * @param text one sentence for people
 */
record StopTrouble(Level level, String text) {

    private static final String OTHER_STORE =
            "Stopped, but the store was replaced, removed or set back while it was open, so that nothing was written to it"
                    + " at the end: put the newest store in its place before the next start.";

    static StopTrouble of(RuntimeException failure) {
        return storeFailure(failure)
                .filter(store -> store.reason() == Reason.OLDER)
                .map(store -> new StopTrouble(Level.WARN, OTHER_STORE))
                .orElseGet(() -> new StopTrouble(
                        Level.ERROR, "Not everything could be closed in order: " + failure.getMessage()));
    }

    private static Optional<StoreException> storeFailure(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof StoreException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StoreException store ? Optional.of(store) : Optional.empty();
    }
}
