package io.ptoken.store.jdbc.sql;

import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;

/**
 * What a failed statement means.
 *
 * @param reason for the caller
 * @param text for people: what is wrong, where, and what to do next; no stored value
 * @param scope whom it concerns
 */
public record Failure(Reason reason, String text, Scope scope) {

    /** Whom a failure concerns. */
    public enum Scope {
        /** The statement: other changes of the same batch would do. */
        CHANGE,
        /** The batch, which may do when it is run again. */
        BATCH,
        /** The database: nothing will do on this connection. */
        CONNECTION
    }

    /** Nothing will do on this connection. */
    public static Failure ofConnection(Reason reason, String text) {
        return new Failure(reason, text, Scope.CONNECTION);
    }

    public StoreException exception(Throwable cause) {
        return new StoreException(reason, text, cause);
    }
}
