package io.ptoken.store.jdbc.commit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A change that has no others of its kind to be done with: the work is the input. */
public final class Single<T> implements Operation<Single.Work<T>, T> {

    /** What to do in the transaction. */
    @FunctionalInterface
    public interface Work<T> {

        T in(Transaction transaction) throws SQLException;
    }

    private static final Map<Urgency, Single<?>> INSTANCES =
            Arrays.stream(Urgency.values()).collect(Collectors.toUnmodifiableMap(urgency -> urgency, Single::new));

    private final Urgency urgency;

    private Single(Urgency urgency) {
        this.urgency = urgency;
    }

    /** Does one piece of work; it is durable when this returns. */
    public static <T> T run(GroupCommit changes, Work<T> work) {
        return run(changes, Urgency.ORDINARY, work);
    }

    /** The same; it may be tried on a full disk. */
    public static <T> T run(GroupCommit changes, Urgency urgency, Work<T> work) {
        return changes.run(Single.<T>of(urgency), work);
    }

    /** Has one piece of work done that nobody waits for; it is lost when the store fails. */
    public static <T> void later(GroupCommit changes, Work<T> work) {
        later(changes, Urgency.ORDINARY, work);
    }

    /** The same; it may be tried on a full disk. */
    public static <T> void later(GroupCommit changes, Urgency urgency, Work<T> work) {
        changes.later(Single.<T>of(urgency), work);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // Its state has nothing to do with the type; there is one for each.
    private static <T> Single<T> of(Urgency urgency) {
        return (Single<T>) INSTANCES.get(urgency);
    }

    @Override
    public Urgency urgency() {
        return urgency;
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
