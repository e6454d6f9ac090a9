package io.ptoken.node.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Gives back what was opened, last first: each step once, and each even when one before it failed. Thread safe, because
 * Ctrl-C may come at any time.
 */
public final class Undo implements AutoCloseable {

    private final Deque<Runnable> steps = new ArrayDeque<>();

    /** Remembers how to give something back. */
    public synchronized void with(Runnable step) {
        steps.push(step);
    }

    /** All went well: nothing is given back. */
    public synchronized void nothing() {
        steps.clear();
    }

    /** True when there is nothing to give back. */
    public synchronized boolean isDone() {
        return steps.isEmpty();
    }

    /** Gives back the rest. A failure of it does not hide the first one. */
    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!steps.isEmpty()) {
            Runnable last = steps.pop();
            try {
                last.run();
            } catch (RuntimeException | Error e) {
                closeAfter(e);
                throw e;
            }
            close();
        }
    }
}
