package io.ptoken.hsm.soft;

import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.SmStatus;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets requests in side by side, changes of the registers one at a time, and nothing after the module is closed. Keys are
 * zeroised behind it, so that no token is ever made with a key that is going away.
 */
final class ModuleGate {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ModuleHealth health;
    private boolean closed;

    ModuleGate(ModuleHealth health) {
        this.health = health;
    }

    /** Runs what reads and is possible in every state of the module. */
    <T> T reading(Supplier<T> action) {
        return locked(lock.readLock(), action);
    }

    /** Runs what uses the keys, unless the module is in its error state. */
    <T> T working(Supplier<T> action) {
        return reading(() -> {
            health.requireSound();
            return action.get();
        });
    }

    /** Runs what changes registers, alone, unless the module is in its error state. */
    <T> T changing(Supplier<T> action) {
        return locked(lock.writeLock(), () -> {
            health.requireSound();
            return action.get();
        });
    }

    /** Waits for what runs, then runs the last action; does nothing the second time. */
    void close(Runnable last) {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                last.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T locked(Lock part, Supplier<T> action) {
        part.lock();
        try {
            if (closed) {
                throw new SecurityModuleException(SmStatus.DEVICE_FAILURE, "the module is closed");
            }
            return action.get();
        } finally {
            part.unlock();
        }
    }
}
