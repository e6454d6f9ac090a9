package io.ptoken.store.jdbc.sql;

import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.StoreException.Reason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it hears. */
public final class CountingObserver implements StoreObserver {

    public final List<Integer> batches = new CopyOnWriteArrayList<>();
    public final List<String> failures = new CopyOnWriteArrayList<>();
    public final List<Integer> refusals = new CopyOnWriteArrayList<>();
    public final List<Integer> retries = new CopyOnWriteArrayList<>();

    @Override
    public void committed(int changes, int waiting, long statementNanos, long commitNanos) {
        batches.add(changes);
    }

    @Override
    public void failed(Reason reason, int changes) {
        failures.add(changes + " " + reason);
    }

    @Override
    public void refused(int waiting) {
        refusals.add(waiting);
    }

    @Override
    public void retried(int changes) {
        retries.add(changes);
    }
}
