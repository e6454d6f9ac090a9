package io.ptoken.hsm.soft.health;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets requests in side by side, changes of the registers one at a time, and nothing after the module is closed. Keys are
 * zeroised behind it, so that no token is ever made with a key that is going away.
 */
public final class ModuleGate {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ModuleHealth health;
    private final Runnable eraseKeys;
    private volatile boolean closed;
    private volatile boolean erased;

    /** @param eraseKeys runs alone once the module is tampered, and must be able to run again */
    public ModuleGate(ModuleHealth health, Runnable eraseKeys) {
        this.health = health;
        this.eraseKeys = eraseKeys;
    }

    /** Runs what only reads, uses no key and is possible in every state of the module; takes no lock. */
    public <T> T reading(Supplier<T> action) {
        requireOpen();
        return action.get();
    }

    /** Runs what uses the keys, unless the module is out of service. */
    public <T> T working(Supplier<T> action) {
        return locked(lock.readLock(), action);
    }

    /** Runs what changes the state of the module, alone, unless the module is out of service. */
    public <T> T changing(Supplier<T> action) {
        return locked(lock.writeLock(), action);
    }

    /** Runs what is done alone and in every state of the module. */
    public <T> T alone(Supplier<T> action) {
        lock.writeLock().lock();
        try {
            requireOpen();
            erased = false; // the action may bring keys back
            return action.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Waits for what runs, then runs the last action; does nothing the second time. */
    public void close(Runnable last) {
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
            requireOpen();
            health.requireSound();
            return action.get();
        } finally {
            part.unlock();
            eraseIfTampered();
        }
    }

    private void eraseIfTampered() {
        if (health.isTampered() && !erased) {
            lock.writeLock().lock();
            try {
                erased = true;
                eraseKeys.run();
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new SecurityModuleException(SmStatus.DEVICE_FAILURE, "the module is closed");
        }
    }
}
