package io.ptoken.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.apache.thrift.TException;
import za.co.prism.prismtoken1.ApiException;

/** All connections of the load, a thread for each. Messages and meters are numbered through all of them. */
final class Connections implements AutoCloseable {

    private interface Call {
        void make(LoadClient client) throws TException;
    }

    private final List<LoadClient> clients = new ArrayList<>();
    private final ExecutorService threads;
    private final AtomicLong messages = new AtomicLong();
    private final int meters;
    private final String name;

    private Connections(int number, int meters, String name) {
        this.name = name;
        this.threads = Executors.newFixedThreadPool(number);
        this.meters = meters;
    }

    /** @param meters tokens go to the meters 0 to this, in turn */
    static Connections open(int number, int meters, int port, Path certificate, String password)
            throws IOException, TException {
        return open(number, meters, port, certificate, password, "load");
    }

    /** @param name no other connections to the store have it: their messages are told apart by it */
    static Connections open(int number, int meters, int port, Path certificate, String password, String name)
            throws IOException, TException {
        SSLContext tls = LoadClient.trusting(certificate);
        Connections opened = new Connections(number, meters, name);
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
    void issue(long nanoseconds, Measured result) throws InterruptedException, IOException {
        all(this::issueOne, nanoseconds, result);
    }

    private void issueOne(LoadClient client) throws TException {
        long number = messages.getAndIncrement();
        if (client.issue(name + "-" + number, (int) (number % meters)).size() != 1) {
            throw new TException("expected one token");
        }
    }

    private void all(Call call, long nanoseconds, Measured result) throws InterruptedException, IOException {
        long begun = System.nanoTime();
        List<Future<Measured>> running = new ArrayList<>();
        for (LoadClient client : clients) {
            running.add(threads.submit(() -> one(client, call, begun + nanoseconds)));
        }
        for (Future<Measured> future : running) {
            try {
                result.add(future.get());
            } catch (ExecutionException e) {
                throw new IOException("a connection failed: " + e.getCause(), e);
            }
        }
        result.lasted(System.nanoTime() - begun);
    }

    private static Measured one(LoadClient client, Call call, long until) throws TException {
        Measured mine = new Measured();
        String first = "";
        for (long begun = System.nanoTime(); begun - until < 0; begun = System.nanoTime()) {
            try {
                call.make(client);
                mine.call(System.nanoTime() - begun);
            } catch (ApiException e) {
                mine.failure();
                if (first.isEmpty()) {
                    first = e.getECode() + ": " + e.getEMsgEn();
                    System.err.println("refused: " + first);
                }
            }
        }
        return mine;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clients.forEach(LoadClient::close);
    }
}
