package io.ptoken.crash.client;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.Order;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.SetupFailure;
import io.ptoken.crash.program.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** All clients at work, each in a thread. */
public final class Load {

    /** What each client buys. */
    public interface Orders {
        Supplier<Order> of(Random random, String client);
    }

    private static final int RECONNECT_MILLIS = 20;
    private static final int LONGEST_END_MILLIS = 60_000;

    private final Book book;
    private final Function<Integer, Clerk> clerks;
    private final Orders orders;
    private final int run;
    private final AtomicReference<Weather> weather;
    private final AtomicReferenceArray<Optional<Entry>> latest;
    private final AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch connected;
    private volatile boolean stopped;

    /**
     * @param orders what they buy
     * @param weather what clients must put up with; changed while they work
     * @param clerks makes one for each client
     */
    public Load(
            Book book,
            Orders orders,
            int run,
            int clients,
            AtomicReference<Weather> weather,
            Function<Integer, Clerk> clerks) {
        this.book = book;
        this.orders = orders;
        this.run = run;
        this.weather = weather;
        this.clerks = clerks;
        this.latest = new AtomicReferenceArray<>(clients);
        this.connected = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            latest.set(i, Optional.empty());
        }
    }

    /** Sets them to work. */
    public void start(long seed) {
        for (int i = 0; i < latest.length(); i++) {
            int number = i;
            Random random = new Random(seed * 31 + i);
            Thread thread = new Thread(() -> work(number, random), "client-" + number);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Waits until each has its connection, is signed in and is about to send its first call. */
    public void awaitConnected() {
        try {
            if (!connected.await(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new BrokenPromise("not every client gets a connection within " + LONGEST_END_MILLIS + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupFailure("interrupted", e);
        }
    }

    /** Sends them home and waits until all are gone. */
    public void end() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join(LONGEST_END_MILLIS);
                if (thread.isAlive()) {
                    throw new BrokenPromise("a call is not answered within " + LONGEST_END_MILLIS + " ms");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupFailure("interrupted", e);
        }
        requireNoFailure();
    }

    /** Throws what a client found broken. */
    public void requireNoFailure() {
        Objects.requireNonNull(failure.get()).ifPresent(broken -> {
            throw broken;
        });
    }

    private void work(int number, Random random) {
        try (Clerk clerk = clerks.apply(number)) {
            Supplier<Order> source = orders.of(random, Integer.toString(number));
            List<Entry> own = new ArrayList<>();
            while (!stopped) {
                boolean open = clerk.connected();
                connected.countDown();
                if (!open) {
                    if (!mayGoOnWithoutConnection()) {
                        return;
                    }
                } else {
                    act(clerk, source, own, number, random);
                }
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(Optional.empty(), Optional.of(e));
            stopped = true;
            connected.countDown();
        }
    }

    private boolean mayGoOnWithoutConnection() {
        if (weather.get() == Weather.FAIR || weather.get() == Weather.PUT_BACK) {
            throw new BrokenPromise("no connection to, or sign-in at, a server that nobody stopped");
        }
        if (weather.get() == Weather.KILLED) {
            return false;
        }
        Waiting.millis(RECONNECT_MILLIS);
        return true;
    }

    private void act(Clerk clerk, Supplier<Order> source, List<Entry> own, int number, Random random) {
        int action = random.nextInt(100);
        Optional<Entry> earlier = own.isEmpty() ? Optional.empty() : Optional.of(own.get(random.nextInt(own.size())));
        Optional<Entry> other = latest.get(random.nextInt(latest.length()));
        if (action < 8 && earlier.isPresent()) {
            clerk.issue(earlier.get());
        } else if (action < 13 && earlier.isPresent()) {
            clerk.fetchKnown(earlier.get());
        } else if (action < 16
                && earlier.isPresent()
                && earlier.get().order().subclass().isPresent()) {
            clerk.misuse(earlier.get());
        } else if (action < 22 && other.isPresent()) {
            clerk.issue(other.get());
        } else {
            Entry entry = book.begin(source.get(), run);
            latest.set(number, Optional.of(entry));
            if (clerk.issue(entry) instanceof Reply.Tokens) {
                own.add(entry);
            }
        }
    }

    /** Lets them work. */
    public void runFor(long millis) {
        Waiting.until(millis, () -> stopped);
    }

    /** Lets them work until something has come about, but not longer than that. */
    public void runUntil(long millis, BooleanSupplier enough) {
        Waiting.until(millis, () -> stopped || enough.getAsBoolean());
    }
}
