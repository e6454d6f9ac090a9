package io.ptoken.store.jdbc.commit;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * A kind of change that is done for many callers at once, in a transaction they share. An input that cannot be served has
 * an output that says so and leaves nothing behind; an exception undoes the whole batch.
 */
public interface Operation<I, O> {

    /** What may be written into the room that is kept for a full disk. */
    enum Urgency {
        /** Nothing of this kind. */
        ORDINARY,
        /** A number of rows. */
        BY_NUMBER,
        /** What a process writes when it stops. */
        LAST
    }

    /** Does the changes; returns an output for each input, in the same order. */
    List<O> run(Transaction transaction, List<I> inputs) throws SQLException;

    /** Whether it is tried on a full disk. */
    default Urgency urgency() {
        return Urgency.ORDINARY;
    }

    /** Order in which the inputs of a batch are served: nodes that lock rows in one order do not block each other. */
    default Comparator<? super I> order() {
        return (unusedOne, unusedOther) -> 0;
    }
}
