package io.ptoken.node.hsm;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that keep lines to hardware modules alive. None of them keeps the program running. */
public final class LineThreads {

    private LineThreads() {}

    /**
     * For one module; the caller shuts it down.
     *
     * @param name of the thread
     */
    public static ScheduledExecutorService one(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name));
    }

    /**
     * For several modules; the caller shuts it down.
     *
     * @param name of the threads, which are numbered
     */
    public static ScheduledExecutorService several(int threads, String name) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newScheduledThreadPool(threads, task -> daemon(task, name + "-" + number.incrementAndGet()));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
