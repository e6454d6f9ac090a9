package io.ptoken.benchmarks.hostile;

import io.ptoken.benchmarks.load.LoadClient;
import io.ptoken.benchmarks.load.LoadInstallation;
import io.ptoken.benchmarks.load.Measured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.thrift.TException;

/**
 * A legitimate client that buys twice a second. One of the kind that connects and signs in for every sale does not close its
 * connections, as some published clients do not; the other keeps its session. Not thread safe.
 */
final class Till implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int METERS = 10_000;

    private final SSLContext tls;
    private final int port;
    private final String password;
    private final String name;
    private final boolean keepsSession;
    private final List<LoadClient> open = new ArrayList<>();
    private Optional<LoadClient> session = Optional.empty();
    private String firstRefusal = "";
    private int sales;

    Till(SSLContext tls, int port, String password, String name, boolean keepsSession) {
        this.tls = tls;
        this.port = port;
        this.password = password;
        this.name = name;
        this.keepsSession = keepsSession;
    }

    /** Buys for a time. */
    Measured buy(long nanoseconds) throws InterruptedException {
        Measured seen = new Measured();
        long end = System.nanoTime() + nanoseconds;
        for (long begun = System.nanoTime(); begun - end < 0; begun = System.nanoTime()) {
            try {
                sale();
                seen.call(System.nanoTime() - begun);
            } catch (IOException | TException e) {
                session = Optional.empty();
                firstRefusal = firstRefusal.isEmpty() ? e.toString() : firstRefusal;
                seen.failure();
            }
            TimeUnit.NANOSECONDS.sleep(Math.max(0, begun + PAUSE - System.nanoTime()));
        }
        return seen;
    }

    /** What the first sale that failed was told. */
    String firstRefusal() {
        return firstRefusal;
    }

    private void sale() throws IOException, TException {
        sales++;
        if (session.isEmpty() || !keepsSession) {
            LoadClient client = LoadClient.connect(tls, port);
            open.add(client);
            client.signIn(LoadInstallation.USERNAME, password, name + "-sign-in-" + sales);
            session = Optional.of(client);
        }
        session.orElseThrow().issue(name + "-" + sales, sales % METERS + (keepsSession ? METERS : 0));
    }

    @Override
    public void close() {
        open.forEach(LoadClient::close);
    }
}
