package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.observe.ServerObservation;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.TestServers;
import io.ptoken.thrift.testing.VendingClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many clients at one time, each with a connection of its own: everybody gets the answers to his own calls. */
class ContentionTest {

    private static final int CLIENTS = 24;
    private static final int CALLS = 50;

    @Test
    void everyClientGetsItsOwnAnswers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        FakeService service = new FakeService();
        CyclicBarrier together = new CyclicBarrier(CLIENTS);
        try (ThriftServer server = TestServers.start(service)) {
            List<Future<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                clients.add(threads.submit(() -> {
                    together.await();
                    return rightAnswers(server.port(), number);
                }));
            }
            for (Future<Integer> client : clients) {
                assertThat(client.get()).isEqualTo(CALLS);
            }
            Awaitility.await().until(() -> server.statistics().openConnections() == 0);

            assertThat(server.statistics())
                    .isEqualTo(new ServerObservation(0, CLIENTS, 0, 0, 0, (long) CLIENTS * CALLS, 0));
            assertThat(service.calls()).hasSize(CLIENTS * CALLS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int rightAnswers(int port, int number) throws Exception {
        int right = 0;
        try (VendingClient client = VendingClient.connect(port)) {
            for (int call = 0; call < CALLS; call++) {
                String echo = number + "/" + call;
                if (client.api().ping(0, echo).equals(echo)) {
                    right++;
                }
            }
        }
        return right;
    }
}
