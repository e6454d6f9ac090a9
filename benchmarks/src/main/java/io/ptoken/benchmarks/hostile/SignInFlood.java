package io.ptoken.benchmarks.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.layered.TFramedTransport;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.TokenApi;

/** Sign-ins of names that do not exist, so many at the same time; each is sent again a second after its answer. */
final class SignInFlood implements Attack {

    private final int parallel;

    SignInFlood(int parallel) {
        this.parallel = parallel;
    }

    @Override
    public Running begin(Target target) {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(parallel);
        AtomicLong attempts = new AtomicLong();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < parallel; i++) {
            int number = i;
            running.add(threads.scheduleWithFixedDelay(
                    () -> signIn(target, number, attempts), 5L * i, 1000, TimeUnit.MILLISECONDS));
        }
        return new Running() {
            @Override
            public long attempts() {
                return attempts.get();
            }

            @Override
            public void close() {
                Flood.stop(threads, running);
            }
        };
    }

    private static void signIn(Target target, int i, AtomicLong attempts) {
        long number = attempts.incrementAndGet();
        try (SSLSocket socket = target.connectTls(i)) {
            new TokenApi.Client(new TBinaryProtocol(new TFramedTransport(new TSocket(socket))))
                    .signInWithPassword("m-1", "local", "nobody-" + number, "guess", new SessionOptions());
        } catch (IOException | TException refused) {
            Thread.onSpinWait();
        }
    }
}
