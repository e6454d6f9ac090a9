package io.ptoken.benchmarks.hostile;

import io.ptoken.benchmarks.load.LoadClient;
import io.ptoken.benchmarks.load.LoadInstallation;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.apache.thrift.TException;
import za.co.prism.prismtoken1.ApiException;

/** Calls as fast as it is answered until it is told to stop: one that sells in a session, or a stranger who has none. */
final class Caller implements Runnable {

    private static final int METERS = 200_000;

    private final SSLContext tls;
    private final int port;
    private final String password;
    private final int number;
    private final boolean stranger;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private volatile boolean stopped;
    private volatile String firstRefusal = "";

    /** @param password of the vending account; a stranger does not use it */
    Caller(SSLContext tls, int port, String password, int number, boolean stranger) {
        this.tls = tls;
        this.port = port;
        this.password = password;
        this.number = number;
        this.stranger = stranger;
    }

    @Override
    public void run() {
        long calls = 0;
        while (!stopped) {
            boolean inSession = false;
            try (LoadClient client = LoadClient.connect(tls, port)) {
                if (!stranger) {
                    client.signIn(LoadInstallation.USERNAME, password, "mix-" + number + "-sign-in");
                }
                inSession = !stranger;
                while (!stopped) {
                    calls++;
                    call(client, calls);
                }
            } catch (IOException | TException e) {
                (inSession ? refused : turnedAway).incrementAndGet();
                firstRefusal = firstRefusal.isEmpty() ? e.toString() : firstRefusal;
            }
        }
    }

    private void call(LoadClient client, long calls) throws TException {
        int meter = (int) ((calls * 64 + number) % METERS);
        try {
            client.issue("mix-" + number + "-" + calls, meter);
        } catch (ApiException e) {
            if (!stranger) {
                throw e;
            }
        }
        answered.incrementAndGet();
    }

    void stop() {
        stopped = true;
    }

    long answered() {
        return answered.get();
    }

    /** How often a sale in its session was refused, or the connection of the session broke. */
    long refused() {
        return refused.get();
    }

    /** How often it could not connect or sign in, as may happen behind an attacker's own address. */
    long turnedAway() {
        return turnedAway.get();
    }

    String firstRefusal() {
        return firstRefusal;
    }
}
