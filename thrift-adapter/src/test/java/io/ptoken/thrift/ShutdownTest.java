package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.thrift.api.GoldenFrames;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.LogCapture;
import io.ptoken.thrift.testing.RawClient;
import io.ptoken.thrift.testing.TestServers;
import io.ptoken.thrift.testing.VendingClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.thrift.TException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A server that stops keeps what it has begun, within its time. */
class ShutdownTest {

    private final FakeService service = new FakeService();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayFinish = new CountDownLatch(1);

    @Test
    void aCallInFlightIsAnsweredBeforeItsConnectionCloses() throws Exception {
        ThriftServer server = TestServers.start(service);
        service.tell("signInWithPassword", this::blocking);
        try (RawClient client = RawClient.tls(server.port())) {
            client.send(GoldenFrames.SIGN_IN).send(GoldenFrames.PING);
            begun.await();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
            awaitRefused(server);
            mayFinish.countDown();

            assertThat(client.readFrame()).isEqualTo(GoldenFrames.SIGN_IN_REPLY);
            assertThat(client.isClosedByServer()).isTrue();
            closing.join();
        }
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void silentConnectionsCloseAtOnce() throws Exception {
        ThriftServer server = TestServers.start(withShutdownTimeout(Duration.ofHours(1)), service);
        try (RawClient client = RawClient.tls(server.port())) {
            client.send(GoldenFrames.PING).readFrame();

            server.close();

            assertThat(client.isClosedByServer()).isTrue();
            assertThat(server.statistics().openConnections()).isZero();
        }
    }

    @Test
    void aLatePingIsAnsweredEarly() throws Exception {
        ThriftServer server = TestServers.start(withShutdownTimeout(Duration.ofHours(1)), service);
        try (VendingClient client = VendingClient.connect(server.port())) {
            CompletableFuture<String> ping = CompletableFuture.supplyAsync(() -> ping(client));
            Awaitility.await().until(() -> service.calls().size() == 1);

            server.close();

            assertThat(ping.join()).isEqualTo("late");
        }
    }

    @Test
    void aCallThatTakesTooLongLosesItsConnection() throws Exception {
        ThriftServer server = TestServers.start(withShutdownTimeout(Duration.ofMillis(100)), service);
        service.tell("signInWithPassword", this::blocking);
        try (LogCapture log = LogCapture.open();
                RawClient client = RawClient.tls(server.port())) {
            client.send(GoldenFrames.SIGN_IN);
            begun.await();

            server.close();

            assertThat(client.isClosedByServer()).isTrue();
            assertThat(log.text()).contains("1 calls did not finish");
        } finally {
            mayFinish.countDown();
        }
    }

    @Test
    void closingTwiceDoesNothing() throws IOException {
        ThriftServer server = TestServers.start(service);

        server.close();
        server.close();

        assertThat(server.statistics().openConnections()).isZero();
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (ThriftServer server = TestServers.start(service)) {
            assertThatThrownBy(() -> TestServers.start(onPort(server.port()), service))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(" port " + server.port() + ": Address already in use");
        }
    }

    @Test
    void thePortIsFreeAgain() {
        // Another process may take the port in between, but not every time.
        assertThat(IntStream.range(0, 10).anyMatch(attempt -> startsTwiceOnOnePort()))
                .isTrue();
    }

    private boolean startsTwiceOnOnePort() {
        try {
            ThriftServer first = TestServers.start(service);
            first.close();
            TestServers.start(onPort(first.port()), service).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static ThriftServerConfig onPort(int port) {
        return TestServers.config().withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private Object blocking() {
        begun.countDown();
        try {
            mayFinish.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "T";
    }

    private static String ping(VendingClient client) {
        try {
            return client.api().ping(60_000, "late");
        } catch (TException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the server takes no connection any more. */
    private static void awaitRefused(ThriftServer server) {
        Awaitility.await()
                .untilAsserted(() -> assertThatThrownBy(
                                () -> RawClient.clearText(server.port()).close())
                        .isInstanceOf(IOException.class));
    }

    private static ThriftServerConfig withShutdownTimeout(Duration time) {
        return TestServers.config()
                .withTimeouts(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofSeconds(10), time);
    }
}
