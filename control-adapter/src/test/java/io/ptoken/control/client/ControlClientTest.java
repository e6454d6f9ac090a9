package io.ptoken.control.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.DataLabel;
import io.ptoken.control.NotAdmittedException;
import io.ptoken.control.Question;
import io.ptoken.control.Refusal;
import io.ptoken.control.Secret;
import io.ptoken.control.ServerGoneException;
import io.ptoken.control.TransferException;
import io.ptoken.control.data.DataSink;
import io.ptoken.control.data.FileSink;
import io.ptoken.control.frame.FrameType;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller makes of a server that is not as it should be: the test plays the server. */
@Timeout(60)
class ControlClientTest {

    private static final String HELLO = "{\"protocol\":1,\"program\":\"fake\",\"peer\":\"owner\"}";

    @TempDir
    private Path folder;

    @TempDir
    private Path files;

    private final AtomicLong ticker = new AtomicLong();
    private ServerSocketChannel listener;
    private SocketChannel caller;
    private SocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
        caller = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("s")));
        server = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
        caller.close();
        server.close();
    }

    @Test
    void aServerOfAnotherVersionIsNamed() throws Exception {
        say(FrameType.HELLO, "{\"protocol\":7,\"program\":\"ptoken 9.0\",\"new\":[]}");
        assertThatThrownBy(() -> greet())
                .isInstanceOfSatisfying(
                        NotAdmittedException.class, e -> assertThat(e.code()).isEqualTo(Refusal.PROTOCOL_VERSION))
                .hasMessage("the server (ptoken 9.0) speaks version 7 of the control protocol, this program version 1;"
                        + " use the command of the server's release");
        assertThat(caller.isOpen()).isFalse();
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForever() throws Exception {
        CompletableFuture<Throwable> seen = CompletableFuture.supplyAsync(() -> {
            try {
                greet().close();
                return new AssertionError("it was greeted");
            } catch (IOException | RuntimeException e) {
                return e;
            }
        });
        await().until(() -> {
            ticker.addAndGet(Duration.ofSeconds(11).toNanos());
            return seen.isDone();
        });
        assertThat(seen.join()).isInstanceOf(ServerGoneException.class).hasMessageContaining("for too long");
    }

    @Test
    void somethingElseThatAnswersIsNoServer() throws Exception {
        server.write(ByteBuffer.wrap("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertThatThrownBy(() -> greet()).isInstanceOf(ServerGoneException.class);
    }

    @Test
    void aServerThatEndsLeavesOpenWhatBecameOfTheCall() throws Exception {
        try (ControlClient client = greeted()) {
            server.close();
            assertThatThrownBy(() -> client.call(json(), new FileDialogue()))
                    .isInstanceOf(ServerGoneException.class)
                    .hasMessageContaining("whether it was carried out is not known");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"code\":1}", "{\"code\":\"x\",\"code\":\"x\",\"message\":\"m\"}", "{} {}"})
    void anAnswerThatIsNotOfTheProtocolEndsTheConnection(String nonsense) throws Exception {
        try (ControlClient client = greeted()) {
            say(FrameType.REFUSAL, nonsense);
            assertThatThrownBy(() -> client.call(json(), new FileDialogue())).isInstanceOf(ServerGoneException.class);
            assertThatThrownBy(() -> client.call(json(), new FileDialogue())).isInstanceOf(ServerGoneException.class);
        }
    }

    @Test
    void halfAFileIsNotLeft() throws Exception {
        try (ControlClient client = greeted()) {
            say(FrameType.DATA_COMING, "{\"name\":\"backup\",\"text\":\"backup\"}");
            sayBytes(FrameType.DATA, new byte[1000]);
            server.shutdownOutput();
            assertThatThrownBy(() -> client.call(json(), new FileDialogue())).isInstanceOf(ServerGoneException.class);
        }
        requireNoFiles();
    }

    @Test
    void aFileWithAnotherHashIsNotLeftAndTheServerIsToldThatTheCallIsCancelled() throws Exception {
        try (ControlClient client = greeted()) {
            say(FrameType.DATA_COMING, "{\"name\":\"backup\",\"text\":\"backup\"}");
            sayBytes(FrameType.DATA, new byte[1000]);
            say(FrameType.DATA_END, "{\"length\":1000,\"sha256\":\"" + "0".repeat(64) + "\"}");
            assertThatThrownBy(() -> client.call(json(), new FileDialogue()))
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining("did not arrive as it was sent");
        }
        requireNoFiles();
        assertThat(everythingSaid()).endsWith(0, 0, 0, 0, FrameType.CANCEL.code());
    }

    @Test
    void aFileThatTheServerBreaksOffIsNotLeftAndItsReasonIsTold() throws Exception {
        try (ControlClient client = greeted()) {
            say(FrameType.DATA_COMING, "{\"name\":\"backup\",\"text\":\"backup\"}");
            sayBytes(FrameType.DATA, new byte[1000]);
            say(FrameType.REFUSAL, "{\"code\":\"internal\",\"message\":\"the disk is gone\"}");
            assertThat(client.call(json(), new FileDialogue())).isEqualTo(Refusal.of("internal", "the disk is gone"));
        }
        requireNoFiles();
    }

    @Test
    void aRefusalBeforeTheEndOfTheConnectionIsReadThoughTheCallCouldNotBeSent() throws Exception {
        try (ControlClient client = greeted()) {
            say(FrameType.REFUSAL, "{\"code\":\"protocol\",\"message\":\"enough\"}");
            server.close();
            assertThat(client.call(json(), new FileDialogue())).isEqualTo(Refusal.of("protocol", "enough"));
        }
    }

    private ControlClient greet() throws IOException {
        return ControlClient.greet(caller, "test", Duration.ofSeconds(10), ticker::get);
    }

    private ControlClient greeted() throws IOException {
        say(FrameType.HELLO, HELLO);
        return greet();
    }

    private static ObjectNode json() {
        return JsonMapper.builder().build().createObjectNode();
    }

    private void say(FrameType type, String body) throws IOException {
        sayBytes(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private void sayBytes(FrameType type, byte[] body) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(5 + body.length)
                .putInt(body.length)
                .put((byte) type.code())
                .put(body)
                .flip();
        while (frame.hasRemaining()) {
            server.write(frame);
        }
    }

    private byte[] everythingSaid() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(10_000);
        while (server.read(all) >= 0) {
            assertThat(all.hasRemaining()).isTrue();
        }
        return Arrays.copyOf(all.array(), all.position());
    }

    private void requireNoFiles() throws IOException {
        try (Stream<Path> left = Files.list(files)) {
            assertThat(left).isEmpty();
        }
    }

    private final class FileDialogue implements Dialogue {
        @Override
        public String text(Question question) {
            throw new AssertionError(question);
        }

        @Override
        public boolean yesNo(Question question) {
            throw new AssertionError(question);
        }

        @Override
        public Secret secret(Question question) {
            throw new AssertionError(question);
        }

        @Override
        public void show(String label, Secret secret) {
            throw new AssertionError(label);
        }

        @Override
        public void progress(ObjectNode progress) {
            throw new AssertionError(progress);
        }

        @Override
        public DataSink take(DataLabel label) throws IOException {
            return FileSink.create(files.resolve("backup"));
        }

        @Override
        public InputStream give(DataLabel label) {
            throw new AssertionError(label);
        }
    }
}
