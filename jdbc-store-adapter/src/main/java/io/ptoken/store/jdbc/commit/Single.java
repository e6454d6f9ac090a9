package io.ptoken.store.jdbc.commit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A change that has no others of its kind to be done with: the work is the input. */
public final class Single<T> implements Operation<Single.Work<T>, T> {

    /** What to do in the transaction. */
    @FunctionalInterface
    public interface Work<T> {

        T in(Transaction transaction) throws SQLException;
    }

    private static final Single<?> INSTANCE = new Single<>();

    private Single() {}

    /** Does one piece of work; it is durable when this returns. */
    public static <T> T run(GroupCommit changes, Work<T> work) {
        @SuppressWarnings("unchecked") // It has no state.
        Single<T> operation = (Single<T>) INSTANCE;
        return changes.run(operation, work);
    }

    /** Has one piece of work done that nobody waits for; it is lost when the store fails. */
    public static <T> void later(GroupCommit changes, Work<T> work) {
        @SuppressWarnings("unchecked") // It has no state.
        Single<T> operation = (Single<T>) INSTANCE;
        changes.later(operation, work);
    }

    @Override
    public List<T> run(Transaction transaction, List<Work<T>> works) throws SQLException {
        List<T> results = new ArrayList<>(works.size());
        for (Work<T> work : works) {
            results.add(work.in(transaction));
        }
        return results;
    }
}
