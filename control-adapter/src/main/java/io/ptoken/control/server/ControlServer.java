package io.ptoken.control.server;

import io.ptoken.control.ControlLimits;
import io.ptoken.control.socket.ControlPlace;
import io.ptoken.control.socket.ControlSocket;
import io.ptoken.control.socket.ModuleLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers callers on the control socket until it is closed, with a thread for each, none of which keeps the process alive.
 * Thread safe.
 */
public final class ControlServer implements AutoCloseable {

    private final ControlSocket socket;
    private final ControlLimits limits;
    private final Callers callers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons("control-caller-"));

    private ControlServer(ControlSocket socket, ControlLimits limits) {
        this.socket = socket;
        this.limits = limits;
        this.callers = new Callers(limits.callers());
    }

    /**
     * Opens the socket and serves.
     *
     * @param place where the socket is to be
     * @param lock that of the module, held by this process until after {@link #close()}: what a dead server left at the place
     *     is removed on the strength of it
     * @param program how the server calls itself, with its version
     * @param handlers makes what carries out the calls of a connection, one for each
     * @throws io.ptoken.control.PlaceException when the socket cannot be there; the message names the remedy
     * @throws IllegalStateException when the lock is not held
     */
    public static ControlServer start(
            ControlPlace place,
            ModuleLock lock,
            String program,
            Supplier<? extends ControlHandler> handlers,
            ControlLimits limits)
            throws IOException {
        return start(place, lock, program, handlers, limits, System::nanoTime);
    }

    static ControlServer start(
            ControlPlace place,
            ModuleLock lock,
            String program,
            Supplier<? extends ControlHandler> handlers,
            ControlLimits limits,
            LongSupplier ticker)
            throws IOException {
        ControlServer server = new ControlServer(ControlSocket.open(place, lock), limits);
        ServerParts parts = new ServerParts(program, handlers, limits, ticker);
        Acceptor acceptor = new Acceptor(server.socket, parts, server.callers, server.threads, server.stopped);
        daemons("control-accept-").newThread(acceptor).start();
        return server;
    }

    /** Where the socket is. */
    public Path path() {
        return socket.path();
    }

    /** How many callers are connected. */
    public int callers() {
        return callers.count();
    }

    /**
     * Takes no more calls and removes the files, lets calls end within the farewell time, then ends every connection; what
     * was begun for them goes on or ends as their handler decides. Not to be called by a handler, which it would wait for.
     */
    @Override
    public void close() {
        try {
            socket.close();
        } finally {
            stopped.countDown();
            callers.stop();
            awaitCalls();
            callers.abort();
            threads.shutdown();
        }
    }

    private void awaitCalls() {
        try {
            callers.awaitEmpty(limits.farewell());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
