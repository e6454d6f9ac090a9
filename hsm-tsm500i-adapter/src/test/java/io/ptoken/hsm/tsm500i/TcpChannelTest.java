package io.ptoken.hsm.tsm500i;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpChannelTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(5);

    private ServerSocket server;
    private TcpChannel channel;
    private Socket peer;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        channel = TcpChannel.open("localhost", server.getLocalPort(), LONG);
        peer = server.accept();
    }

    @AfterEach
    void disconnect() throws IOException {
        channel.close();
        peer.close();
        server.close();
    }

    @Test
    void bytesGoBothWays() throws IOException {
        channel.write(new byte[] {1, 2, 3}, LONG);
        assertThat(peer.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
        peer.getOutputStream().write(new byte[] {4, 5});
        byte[] into = new byte[10];
        assertThat(channel.read(into, LONG)).isPositive();
        assertThat(into[0]).isEqualTo((byte) 4);
    }

    @Test
    void silenceEndsWithTheTime() throws IOException {
        assertThat(channel.read(new byte[1], SHORT)).isZero();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void theEndOfTheOtherSideIsTold() throws IOException {
        peer.close();
        assertThat(channel.read(new byte[1], LONG)).isEqualTo(-1);
        assertThatThrownBy(channel::discardInput)
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("has closed the connection");
    }

    @Test
    void aPeerThatTakesNothingEndsWritingWithTheTime() {
        byte[] much = new byte[100_000_000];
        assertThatThrownBy(() -> channel.write(much, Duration.ofMillis(50)))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining(" of 100000000 bytes within PT0.05S");
    }

    @Test
    void whatIsDiscardedIsNotRead() throws IOException {
        peer.getOutputStream().write(new byte[5000]);
        peer.shutdownOutput();
        assertThat(channel.read(new byte[1], LONG)).isEqualTo(1);
        int left = 0;
        byte[] into = new byte[1000];
        for (int count = channel.read(into, LONG); count > 0; count = channel.read(into, LONG)) {
            left += count;
        }
        assertThat(left).isEqualTo(4999);
    }

    @Test
    void discardingDoesNotWait() throws IOException {
        channel.discardInput();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void closingFromAnotherThreadEndsReading() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> reading = other.submit(() -> channel.read(new byte[1], LONG));
            channel.close();
            assertThatThrownBy(reading::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IOException.class);
        } finally {
            other.shutdownNow();
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void anInterruptEndsReading() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> channel.read(new byte[1], LONG)).isInstanceOf(IOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void nobodyThereIsToldWithTheAddress() throws IOException {
        int port = server.getLocalPort();
        server.close();
        assertThatThrownBy(() -> TcpChannel.open("localhost", port, LONG))
                .isInstanceOf(IOException.class)
                .hasMessage("no connection to localhost:" + port + ": Connection refused");
    }

    @Test
    void anUnknownHostIsTold() {
        assertThatThrownBy(() -> TcpChannel.open("no.such.host.invalid", 5100, LONG))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("no host no.such.host.invalid");
    }
}
