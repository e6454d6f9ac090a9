package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.client.ChannelOpener;
import io.ptoken.hsm.protocol.client.ClientEvent;
import io.ptoken.hsm.protocol.client.ClientListener;
import io.ptoken.hsm.protocol.client.ModuleClient;
import io.ptoken.hsm.protocol.client.ModuleUnavailableException;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import io.ptoken.hsm.protocol.client.OutcomeUnknownException;
import io.ptoken.hsm.protocol.client.Requests;
import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.message.ModuleRequest;
import io.ptoken.hsm.protocol.message.RefusedException;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SecurityModuleException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Channels to one module, each with one command outstanding at most. Who finds none free waits his turn, for a limited time.
 * A channel that cannot be opened is not tried again for a while, and requests fail at once meanwhile; idle channels are
 * tried with echoes.
 *
 * <p>Thread safe.
 */
public final class ConnectionPool implements Requests, AutoCloseable {

    /** More than can ever wait. */
    private static final int ALL_WAITERS = 1_000_000;

    private final String name;
    private final PoolSettings settings;
    private final Clock clock;
    private final MonotonicClock time;
    private final Semaphore free;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final CopyOnWriteArrayList<Connection> all = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<ScheduledFuture<?>>> keepAlive = new AtomicReference<>(Optional.empty());

    private volatile Runnable onOpened = () -> {};
    /** Changed under the lock of this pool. */
    private volatile LineHealth health = LineHealth.UNUSED;

    private volatile boolean closed;

    /**
     * A pool without channels; requests open them.
     *
     * @param name of the module for people, with the place where it is
     * @param opener opens channels
     * @param clock time of day, for health and texts
     * @param time for waiting
     * @param listener is told what happens on any channel
     */
    public ConnectionPool(
            String name,
            ChannelOpener opener,
            ProtocolSettings protocol,
            Dialect dialect,
            PoolSettings settings,
            Clock clock,
            MonotonicClock time,
            ClientListener listener) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.time = time;
        this.free = new Semaphore(settings.connections(), true);
        BackOff backOff = new BackOff(opener, settings, clock, time);
        ClientListener both = (event, command) -> {
            if (event == ClientEvent.OPENED) {
                onOpened.run();
            }
            listener.noticed(event, command);
        };
        for (int i = 0; i < settings.connections(); i++) {
            Reception reception = new Reception();
            Connection connection = new Connection(
                    new ModuleClient(reception.watching(backOff), protocol, dialect, time, both),
                    reception,
                    time.elapsed());
            all.add(connection);
            idle.add(connection);
        }
    }

    /**
     * What to do, quickly, whenever a channel has been opened: the module behind it may be another one.
     *
     * @param action run in the thread of the request that opened it
     */
    public void onOpened(Runnable action) {
        this.onOpened = action;
    }

    /** Lets idle channels be tried from now on, in a thread of that executor. */
    public void keepAlive(ScheduledExecutorService executor) {
        long millis = settings.keepAlive().toMillis();
        keepAlive
                .getAndSet(Optional.of(
                        executor.scheduleWithFixedDelay(this::tryIdle, millis, millis, TimeUnit.MILLISECONDS)))
                .ifPresent(before -> before.cancel(false));
    }

    @Override
    public <R> R call(ModuleRequest<R> request) {
        acquire(request.command());
        return callAndRelease(request, takeNewest());
    }

    /** How the line does. */
    public LineHealth health() {
        return health;
    }

    /** Closes all channels, under requests that wait for answers too; these and all later ones fail. */
    @Override
    public void close() {
        closed = true;
        keepAlive.getAndSet(Optional.empty()).ifPresent(task -> task.cancel(false));
        all.forEach(connection -> connection.client().close());
        free.release(ALL_WAITERS);
    }

    /** Tries each channel that nobody has used for the keep-alive time. */
    void tryIdle() {
        for (int i = 0; i < settings.connections() && !closed && free.tryAcquire(); i++) {
            Connection oldest = takeOldest();
            if (oldest == null) {
                // Closed just now: permits are for waiters, not for channels.
                return;
            }
            if (time.elapsed().minus(oldest.used()).compareTo(settings.keepAlive()) < 0) {
                release(oldest, false);
                return;
            }
            if (!answers(oldest)) {
                // The others lead to the same module.
                return;
            }
        }
    }

    /** Health has the reason when not; thrown on, it would end the repetitions of the executor. */
    private boolean answers(Connection connection) {
        try {
            callAndRelease(new Echo(0, "KEEPALIVE" + connection.used().toNanos()), connection);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private <R> R callAndRelease(ModuleRequest<R> request, Connection connection) {
        try {
            connection.reception().begin();
            R answer = connection.client().call(request);
            succeeded();
            return answer;
        } catch (RefusedException | FieldException e) {
            succeeded();
            throw e;
        } catch (ModuleUnavailableException e) {
            String text = text(ModuleCalls.reason(e), connection, e);
            failed(text);
            throw SecurityModuleException.unreachable(text, e);
        } catch (OutcomeUnknownException e) {
            String text = text(ModuleCalls.reason(e), connection, e);
            failed(text);
            throw SecurityModuleException.outcomeUnknown(text, e);
        } finally {
            release(connection, true);
        }
    }

    /** What the bytes say helps only when there was a channel and nothing else went wrong. */
    private String text(String reason, Connection connection, Throwable e) {
        String hint = e.getCause() == null ? "; " + connection.reception().hint() : "";
        return name + ": " + reason + hint;
    }

    private synchronized void succeeded() {
        health = health.succeeded(clock.instant());
    }

    private synchronized void failed(String problem) {
        health = health.failed(clock.instant(), problem);
    }

    private void acquire(CommandCode command) {
        boolean got;
        try {
            got = free.tryAcquire(settings.waitLimit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SecurityModuleException.unreachable(
                    name + ": interrupted while waiting for a free channel, so " + command + " was not sent", e);
        }
        if (closed) {
            throw unsent(command, "it is closed");
        }
        if (!got) {
            throw unsent(command, "no channel was free within " + settings.waitLimit());
        }
    }

    private SecurityModuleException unsent(CommandCode command, String why) {
        String text = name + ": " + why + ", so " + command + " was not sent";
        return SecurityModuleException.unreachable(text, new TimeoutException(why));
    }

    private Connection takeNewest() {
        synchronized (idle) {
            return idle.removeFirst();
        }
    }

    private @Nullable Connection takeOldest() {
        synchronized (idle) {
            return idle.pollLast();
        }
    }

    private void release(Connection connection, boolean used) {
        synchronized (idle) {
            if (used) {
                idle.addFirst(connection.usedAt(time.elapsed()));
            } else {
                idle.addLast(connection);
            }
        }
        free.release();
    }

    /** One channel and when it was used last. */
    private record Connection(ModuleClient client, Reception reception, Duration used) {

        Connection usedAt(Duration now) {
            return new Connection(client, reception, now);
        }
    }
}
