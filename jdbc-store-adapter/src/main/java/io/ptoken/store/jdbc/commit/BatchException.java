package io.ptoken.store.jdbc.commit;

import io.ptoken.store.jdbc.sql.Failure;
import java.sql.SQLException;

/** A statement of a batch failed, or its commit. */
final class BatchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    BatchException(Failure failure, SQLException cause) {
        super(failure.text(), cause);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
