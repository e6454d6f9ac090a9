package io.ptoken.service.app;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.port.StoreException;
import java.util.function.Supplier;

/**
 * Tells a caller what a failing store means for the call: {@code EService} with the kind of failure and what to do. The
 * particulars, which are the operator's business, go to the log.
 */
final class StoreFailures {

    private static final System.Logger LOG = System.getLogger(StoreFailures.class.getName());

    private StoreFailures() {}

    /** The answer, or the store's failure as a caller sees it. */
    static <T> T translate(Supplier<T> call) {
        try {
            return call.get();
        } catch (StoreException e) {
            LOG.log(ERROR, "A call was refused because the store failed: " + e.getMessage() + " (" + e.reason() + ")");
            LOG.log(DEBUG, "Where the store failed", e);
            throw new ServiceException(ErrorCode.SERVICE, e, kind(e.reason()), advice(e.reason()));
        }
    }

    private static String kind(StoreException.Reason reason) {
        return switch (reason) {
            case UNAVAILABLE -> "StoreUnavailable";
            case FULL -> "StoreFull";
            case INPUT_OUTPUT -> "StoreInputOutput";
            case DAMAGED -> "StoreDamaged";
            case OLDER -> "StoreOlder";
            case SCHEMA -> "StoreSchema";
            case OUTCOME_UNKNOWN -> "StoreOutcomeUnknown";
            case OTHER -> "Store";
        };
    }

    private static String advice(StoreException.Reason reason) {
        return switch (reason) {
            case UNAVAILABLE -> "the database does not answer; nothing was issued, call again later";
            case FULL -> "the disk of the database is full; nothing was issued, tell the operator";
            case INPUT_OUTPUT -> "the disk of the database fails; nothing was issued, tell the operator";
            case DAMAGED -> "the database is damaged; nothing was issued, tell the operator";
            case OLDER -> "the database is an older copy of itself; nothing was issued, tell the operator";
            case SCHEMA -> "the database does not suit this release; nothing was issued, tell the operator";
            case OUTCOME_UNKNOWN ->
                "the connection to the database broke; fetch the result of this messageId before issuing again";
            case OTHER -> "the database refused the call; nothing was issued, tell the operator";
        };
    }
}
