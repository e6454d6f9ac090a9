package io.ptoken.control.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.control.frame.SlowPeerException;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SocketLinkTest {

    private static final Duration STALL = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final AtomicLong ticker = new AtomicLong();
    private SocketChannel other;
    private SocketLink link;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
            other = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("s")));
            link = SocketLink.over(listener.accept(), ticker::get);
        }
    }

    @AfterEach
    void close() throws IOException {
        other.close();
        link.close();
        link.close();
    }

    @Test
    void keepsNothingOfWhatItReadOrWrote() throws Exception {
        byte[] secret = "correct horse".getBytes(StandardCharsets.UTF_8);
        other.write(ByteBuffer.wrap(secret));
        byte[] into = new byte[secret.length];
        link.read(into, 0, into.length, link.deadline(STALL));
        assertThat(into).isEqualTo(secret);
        requireEmptyBuffer();

        link.write(secret, 0, secret.length, link.deadline(STALL));
        requireEmptyBuffer();
        ByteBuffer got = ByteBuffer.allocate(100);
        assertThat(other.read(got)).isEqualTo(secret.length);
    }

    @Test
    void keepsNothingOfWhatItCouldNotWrite() throws Exception {
        other.close();
        byte[] secret = "correct horse".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> link.write(secret, 0, secret.length, link.deadline(STALL)))
                .isInstanceOf(IOException.class);
        requireEmptyBuffer();
    }

    @Test
    void aReadThatIsNotServedInTimeEnds() {
        byte[] into = new byte[1];
        assertThatThrownBy(() -> link.read(into, 0, 1, link.deadline(Duration.ZERO)))
                .isInstanceOf(SlowPeerException.class);
    }

    @Test
    void aByteNowAndThenDoesNotMakeTheTimeLonger() throws Exception {
        byte[] into = new byte[3];
        var deadline = link.deadline(STALL);
        for (int i = 0; i < 2; i++) {
            other.write(ByteBuffer.wrap(new byte[1]));
            link.read(into, i, 1, deadline);
            ticker.addAndGet(Duration.ofSeconds(6).toNanos());
        }
        assertThat(deadline.isOver()).isTrue();
        assertThat(deadline.left()).isZero();
        assertThatThrownBy(() -> link.read(into, 2, 1, deadline)).isInstanceOf(SlowPeerException.class);
    }

    @Test
    void aWriteThatIsNotReadInTimeEnds() {
        byte[] large = new byte[4_000_000];
        assertThatThrownBy(() -> link.write(large, 0, large.length, link.deadline(Duration.ZERO)))
                .isInstanceOf(SlowPeerException.class);
    }

    @Test
    void looksWithoutWaiting() throws Exception {
        assertThat(link.awaitInput(Duration.ZERO)).isFalse();
        other.write(ByteBuffer.wrap(new byte[1]));
        assertThat(link.awaitInput(Duration.ZERO)).isTrue();
        assertThat(link.awaitInput(STALL)).isTrue();
        link.read(new byte[1], 0, 1, link.deadline(STALL));
        assertThat(link.awaitInput(Duration.ZERO)).isFalse();
        other.close();
        assertThat(link.awaitInput(STALL)).isTrue();
        assertThatThrownBy(() -> link.read(new byte[1], 0, 1, link.deadline(STALL)))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void aThreadThatWaitsIsLetGoWhenAnotherClosesTheLink() throws Exception {
        CompletableFuture<Throwable> seen = CompletableFuture.supplyAsync(() -> {
            try {
                link.read(new byte[1], 0, 1, link.deadline(STALL));
                return new AssertionError("something came");
            } catch (IOException e) {
                return e;
            }
        });
        link.close();
        assertThat(seen.get(30, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    }

    @Test
    void aThreadThatIsInterruptedDoesNotGoRoundInCircles() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> link.awaitInput(STALL)).isInstanceOf(IOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void requireEmptyBuffer() {
        ByteBuffer buffer = SocketLink.buffer();
        byte[] all = new byte[buffer.remaining()];
        buffer.get(all);
        assertThat(all).containsOnly(0);
    }
}
