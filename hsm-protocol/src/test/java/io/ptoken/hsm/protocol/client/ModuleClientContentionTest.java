package io.ptoken.hsm.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.protocol.frame.FrameReader;
import io.ptoken.hsm.protocol.frame.FrameTransport;
import io.ptoken.hsm.protocol.frame.FrameWithCrc;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ModuleClientContentionTest {

    private static final ProtocolSettings SETTINGS = ProtocolSettings.DEFAULTS;
    private static final int THREADS = 8;
    private static final int CALLS = 200;

    @Test
    void everyCallerGetsItsOwnAnswerAndOneRequestIsOutstandingAtATime() throws Exception {
        EchoingChannel channel = new EchoingChannel();
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try (ModuleClient client = new ModuleClient(
                timeout -> channel, SETTINGS, Dialect.STS6, () -> Duration.ZERO, ClientListener.NONE)) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> done = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "caller " + thread + " call ";
                done.add(callers.submit(() -> {
                    start.await();
                    int own = 0;
                    for (int call = 0; call < CALLS; call++) {
                        own += client.call(new Echo(0, name + call)).data().equals(name + call) ? 1 : 0;
                    }
                    return own;
                }));
            }
            start.countDown();
            for (Future<Integer> own : done) {
                assertThat(own.get()).isEqualTo(CALLS);
            }
            assertThat(channel.mostOutstanding.get()).isEqualTo(1);
            assertThat(channel.requests.get()).isEqualTo(THREADS * CALLS);
        } finally {
            callers.shutdownNow();
        }
    }

    /** Answers each echo when it is read. */
    private static final class EchoingChannel implements ByteChannel {

        private final FrameTransport transport = new FrameTransport(SETTINGS.transport());
        private final FrameReader reader = transport.newReader();
        private final AtomicInteger outstanding = new AtomicInteger();
        private final AtomicInteger mostOutstanding = new AtomicInteger();
        private final AtomicInteger requests = new AtomicInteger();
        private byte[] answer = new byte[0];

        @Override
        public void write(byte[] bytes, Duration timeout) {
            mostOutstanding.accumulateAndGet(outstanding.incrementAndGet(), Math::max);
            requests.incrementAndGet();
            reader.accept(bytes, 0, bytes.length);
            Received.Whole request = (Received.Whole) reader.next().orElseThrow();
            answer = transport.wrap(
                    FrameWithCrc.seal("GL!EC00" + request.frame().body().substring(2)));
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            System.arraycopy(answer, 0, into, 0, answer.length);
            outstanding.decrementAndGet();
            return answer.length;
        }

        @Override
        public void discardInput() {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
