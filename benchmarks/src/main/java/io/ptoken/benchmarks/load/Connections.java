package io.ptoken.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.apache.thrift.TException;
import za.co.prism.prismtoken1.ApiException;

/** All connections of the load, a thread for each. Messages and meters are numbered through all of them. */
public final class Connections implements AutoCloseable {

    private interface Call {
        void make(LoadClient client) throws TException;
    }

    private final List<LoadClient> clients = new ArrayList<>();
    private final ExecutorService threads;
    private final AtomicLong messages = new AtomicLong();
    private final int firstMeter;
    private final int meters;
    private final String name;

    private Connections(int number, int firstMeter, int meters, String name) {
        this.name = name;
        this.threads = Executors.newFixedThreadPool(number);
        this.firstMeter = firstMeter;
        this.meters = meters;
    }

    /**
     * Connects and signs in.
     *
     * @param meters tokens go to the meters 0 to this, in turn
     */
    public static Connections open(int number, int meters, int port, Path certificate, String password)
            throws IOException, TException {
        return open(number, 0, meters, port, certificate, password, "load");
    }

    /**
     * @param firstMeter no other connections to the store sell to it and the {@code meters} behind it at the same time: as with
     *     people, who do not buy at two shops within a minute
     * @param name no other connections to the store have it: their messages are told apart by it
     */
    static Connections open(
            int number, int firstMeter, int meters, int port, Path certificate, String password, String name)
            throws IOException, TException {
        SSLContext tls = LoadClient.trusting(certificate);
        Connections opened = new Connections(number, firstMeter, meters, name);
        try {
            for (int i = 0; i < number; i++) {
                LoadClient client = LoadClient.connect(tls, port);
                opened.clients.add(client);
                client.signIn(LoadInstallation.USERNAME, password, "sign-in-" + i);
            }
            return opened;
        } catch (IOException | TException e) {
            opened.close();
            throw e;
        }
    }

    /** Pings through every connection for a time. */
    void ping(long nanoseconds, Measured result) throws InterruptedException, IOException {
        all(LoadClient::ping, nanoseconds, result);
    }

    /** Buys tokens through every connection for a time. */
    public void issue(long nanoseconds, Measured result) throws InterruptedException, IOException {
        all(this::issueOne, nanoseconds, result);
    }

    /**
     * Buys tokens for a time at a rate, by a schedule that waits for no answer: a latency begins when the call was due, so that
     * a server that stands still is seen by each of them. Beyond twice the time what was not sent counts as failed.
     *
     * @param perSecond through all connections together
     */
    public void issueAtRate(double perSecond, long nanoseconds, Measured result)
            throws InterruptedException, IOException {
        long step = Math.max(1, Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond));
        long begun = System.nanoTime();
        List<Future<Measured>> running = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            LoadClient client = clients.get(i);
            long first = begun + i * step;
            running.add(threads.submit(
                    () -> onSchedule(client, first, step * clients.size(), begun + nanoseconds, nanoseconds)));
        }
        collect(running, result);
        result.lasted(System.nanoTime() - begun);
    }

    private Measured onSchedule(LoadClient client, long first, long step, long until, long grace) throws TException {
        Measured mine = new Measured();
        for (long due = first; due - until < 0; due += step) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (System.nanoTime() - until > grace) {
                mine.failure();
            } else {
                make(this::issueOne, client, due, mine);
            }
        }
        return mine;
    }

    private void issueOne(LoadClient client) throws TException {
        long number = messages.getAndIncrement();
        if (client.issue(name + "-" + number, firstMeter + (int) (number % meters))
                        .size()
                != 1) {
            throw new TException("expected one token");
        }
    }

    private void all(Call call, long nanoseconds, Measured result) throws InterruptedException, IOException {
        long begun = System.nanoTime();
        List<Future<Measured>> running = new ArrayList<>();
        for (LoadClient client : clients) {
            running.add(threads.submit(() -> one(client, call, begun + nanoseconds)));
        }
        collect(running, result);
        result.lasted(System.nanoTime() - begun);
    }

    private static void collect(List<Future<Measured>> running, Measured result)
            throws InterruptedException, IOException {
        for (Future<Measured> future : running) {
            try {
                result.add(future.get());
            } catch (ExecutionException e) {
                throw new IOException("a connection failed: " + e.getCause(), e);
            }
        }
    }

    private static Measured one(LoadClient client, Call call, long until) throws TException {
        Measured mine = new Measured();
        for (long begun = System.nanoTime(); begun - until < 0; begun = System.nanoTime()) {
            make(call, client, begun, mine);
        }
        return mine;
    }

    private static void make(Call call, LoadClient client, long begun, Measured mine) throws TException {
        try {
            call.make(client);
            mine.call(System.nanoTime() - begun);
        } catch (ApiException e) {
            if (mine.failures() == 0) {
                System.err.println("refused: " + e.getECode() + ": " + e.getEMsgEn());
            }
            mine.failure();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clients.forEach(LoadClient::close);
    }
}
