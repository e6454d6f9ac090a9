package io.ptoken.store.jdbc.commit;

import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.audit.KnownHead;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.Failure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Runs a batch of changes in one transaction and tells each caller what came of it. Belongs to the writer's thread.
 *
 * <p>When a change fails by its own fault, the batch is undone and each of its changes runs alone, so that one does not take
 * others with it. When the database fails, all of the batch fail and the connection is replaced.
 */
final class BatchRunner {

    private static final int ATTEMPTS = 5;

    /** No further attempt after that: the database has waited for a deadlock each time. */
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

    private final StoreObserver observer;
    private final Runnable onCommit;
    private final Runnable onRollback;
    private final IntSupplier waiting;
    private final Dialect dialect;
    private final WriterConnection connection;
    private final KnownHead knownHead;
    private final FullDisk fullDisk;
    private volatile boolean failing;

    BatchRunner(
            Dialect dialect,
            KnownHead knownHead,
            StoreObserver observer,
            Runnable onCommit,
            Runnable onRollback,
            IntSupplier waiting) {
        this.onCommit = onCommit;
        this.dialect = dialect;
        this.connection = new WriterConnection(dialect, knownHead);
        this.fullDisk = new FullDisk(dialect);
        this.knownHead = knownHead;
        this.observer = observer;
        this.onRollback = onRollback;
        this.waiting = waiting;
    }

    /**
     * Runs a batch.
     *
     * @param waitingNow takes those who have waited meanwhile: when the database does not answer, they need not wait for the
     *     same once more
     * @return the failure when the database does not answer
     */
    Optional<StoreException> run(List<Change<?, ?>> batch, Supplier<List<Change<?, ?>>> waitingNow) {
        fullDisk.look();
        return runWhatMay(batch, waitingNow);
    }

    private Optional<StoreException> runWhatMay(List<Change<?, ?>> batch, Supplier<List<Change<?, ?>>> waitingNow) {
        List<Change<?, ?>> refused = fullDisk.refused(batch);
        if (refused.isEmpty()) {
            return tried(batch, waitingNow);
        }
        List<Change<?, ?>> others = new ArrayList<>(batch);
        others.removeAll(refused);
        failAll(refused, Reason.FULL, fullDisk.failure());
        return tried(others, waitingNow);
    }

    private Optional<StoreException> tried(List<Change<?, ?>> batch, Supplier<List<Change<?, ?>>> waitingNow) {
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        long begun = System.nanoTime();
        int attempts = 0;
        while (attempts == 0 || (attempts < ATTEMPTS && System.nanoTime() - begun < LONGEST_RETRY.toNanos())) {
            attempts++;
            try {
                runTogether(batch);
                return Optional.empty();
            } catch (BatchException e) {
                undo(e.failure().scope() == Failure.Scope.CONNECTION);
                if (e.failure().scope() == Failure.Scope.BATCH) {
                    observer.retried(batch.size());
                    continue;
                }
                if (e.failure().scope() == Failure.Scope.CHANGE && batch.size() > 1) {
                    return runEachAlone(batch, waitingNow);
                }
                failing = e.failure().scope() == Failure.Scope.CONNECTION;
                StoreException failure = e.failure().exception(Objects.requireNonNullElse(e.getCause(), e));
                if (failure.reason() == Reason.FULL && fullDisk.makesRoom(failure)) {
                    return runWhatMay(batch, waitingNow);
                }
                if (!isOutage(e.failure())) {
                    failAll(batch, failure.reason(), failure);
                    return Optional.empty();
                }
                // Taken before anybody hears of it: who hears it and comes again is tried again.
                List<Change<?, ?>> others = waitingNow.get();
                failAll(batch, failure.reason(), failure);
                failAll(others, failure.reason(), failure);
                return Optional.of(failure);
            } catch (RuntimeException e) {
                // Thrown by the change itself, e.g. a rule that an account breaks: its caller's to see.
                undo(false);
                if (batch.size() > 1) {
                    return runEachAlone(batch, waitingNow);
                }
                failAll(batch, Reason.OTHER, e);
                return Optional.empty();
            }
        }
        failAll(
                batch,
                Reason.UNAVAILABLE,
                new StoreException(
                        Reason.UNAVAILABLE,
                        "the database ended this change " + attempts
                                + " times because of other nodes, nothing was stored: try again"));
        return Optional.empty();
    }

    private static boolean isOutage(Failure failure) {
        return failure.scope() == Failure.Scope.CONNECTION && failure.reason() == Reason.UNAVAILABLE;
    }

    boolean isFailing() {
        return failing || fullDisk.isFull();
    }

    void disconnect() {
        connection.close();
        onRollback.run();
    }

    void close() {
        connection.close();
    }

    private void runTogether(List<Change<?, ?>> batch) throws BatchException {
        long begun = System.nanoTime();
        List<Runnable> completions = new ArrayList<>(batch.size());
        connection.execute(transaction -> {
            knownHead.requireCurrent();
            dialect.requireInPlace();
            for (List<Change<?, ?>> group : byOperation(batch)) {
                runGroup(transaction, group, completions);
            }
            transaction.finish();
        });
        long executed = System.nanoTime();
        connection.commit();
        failing = false;
        observer.committed(batch.size(), waiting.getAsInt(), executed - begun, System.nanoTime() - executed);
        onCommit.run();
        completions.forEach(Runnable::run);
    }

    private static Iterable<List<Change<?, ?>>> byOperation(List<Change<?, ?>> batch) {
        if (batch.size() == 1) {
            return List.of(batch);
        }
        Map<Operation<?, ?>, List<Change<?, ?>>> groups = new LinkedHashMap<>();
        batch.forEach(change -> groups.computeIfAbsent(change.operation(), operation -> new ArrayList<>())
                .add(change));
        return groups.values();
    }

    @SuppressWarnings("unchecked") // Changes of one operation have its types of input and output.
    private static <I, O> void runGroup(Transaction transaction, List<Change<?, ?>> group, List<Runnable> completions)
            throws SQLException {
        List<Change<I, O>> changes = new ArrayList<>(group.size());
        group.forEach(change -> changes.add((Change<I, O>) change));
        Operation<I, O> operation = changes.get(0).operation();
        changes.sort(Comparator.comparing(Change::input, operation.order()));
        List<O> outputs =
                operation.run(transaction, changes.stream().map(Change::input).toList());
        for (int i = 0; i < outputs.size(); i++) {
            Change<I, O> change = changes.get(i);
            O output = outputs.get(i);
            completions.add(() -> change.complete(output));
        }
    }

    /** One after the other; when the database does not answer any more, the others do not wait for it in turn. */
    private Optional<StoreException> runEachAlone(List<Change<?, ?>> batch, Supplier<List<Change<?, ?>>> waitingNow) {
        for (int i = 0; i < batch.size(); i++) {
            Optional<StoreException> outage = run(List.of(batch.get(i)), waitingNow);
            if (outage.isPresent()) {
                failAll(batch.subList(i + 1, batch.size()), outage.get().reason(), outage.get());
                return outage;
            }
        }
        return Optional.empty();
    }

    private void failAll(List<Change<?, ?>> batch, Reason reason, RuntimeException failure) {
        if (!batch.isEmpty()) {
            observer.failed(reason, batch.size());
            batch.forEach(change -> change.fail(failure));
        }
    }

    private void undo(boolean replaceConnection) {
        onRollback.run();
        if (replaceConnection) {
            connection.close();
        } else {
            connection.rollback();
        }
    }
}
