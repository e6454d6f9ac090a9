package io.ptoken.control.server;

import static io.ptoken.control.server.RunningControl.done;
import static io.ptoken.control.server.RunningControl.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Outcome;
import io.ptoken.control.Peer;
import io.ptoken.control.Refusal;
import io.ptoken.control.Result;
import io.ptoken.control.TransferException;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.data.DataSink;
import io.ptoken.control.data.FileSink;
import io.ptoken.control.data.MemorySink;
import io.ptoken.control.frame.FrameType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long data arrives whole or not at all, in both directions. */
@Timeout(60)
class TransferTest {

    private static final DataLabel LABEL = new DataLabel("file", "a file");
    private static final int LARGE = 3 * 1024 * 1024 + 17;

    @TempDir
    private Path data;

    @TempDir
    private Path received;

    private final ScriptedDialogue person = new ScriptedDialogue();
    private byte[] large = new byte[0];

    @BeforeEach
    void fill() {
        large = new byte[LARGE];
        new Random(16).nextBytes(large);
    }

    @Test
    void largeDataGoesToTheServerAsAFile() throws Exception {
        person.given = large;
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> receive(talk, Long.MAX_VALUE));
                ControlClient client = control.client()) {
            assertThat(client.call(json(), person)).isEqualTo(done());
            assertThat(client.call(json(), person)).isInstanceOf(Refusal.class); // the file is there now
        }
        assertThat(received.resolve("file")).hasBinaryContent(large);
        assertThat(Files.getPosixFilePermissions(received.resolve("file"))).hasSize(2);
        requireFiles(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, LARGE})
    void dataOfAnyLengthComesFromTheServer(int length) throws Exception {
        byte[] sent = Arrays.copyOf(large, length);
        ControlHandler handler = (peer, call, talk) -> {
            talk.sendData(LABEL, new ByteArrayInputStream(sent));
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            assertThat(client.call(json(), person)).isEqualTo(done());
            assertThat(person.taken.bytes()).isEqualTo(sent);
            assertThat(person.log).containsExactly("take file: a file");
        }
    }

    @Test
    void bothWaysInOneCallAndAgain() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            MemorySink in = new MemorySink();
            talk.receiveData(LABEL, LARGE, in);
            talk.sendData(LABEL, new ByteArrayInputStream(in.bytes()));
            return done();
        };
        person.given = large;
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            for (int i = 0; i < 2; i++) {
                person.taken = new MemorySink();
                assertThat(client.call(json(), person)).isEqualTo(done());
                assertThat(person.taken.bytes()).isEqualTo(large);
            }
        }
    }

    @Test
    void moreThanTheServerTakesIsRefusedWhileItIsSent() throws Exception {
        person.given = large;
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> receive(talk, 100_000));
                ControlClient client = control.client()) {
            Refusal refusal = (Refusal) client.call(json(), person);
            assertThat(refusal.code()).isEqualTo(Refusal.TRANSFER);
            assertThat(refusal.message()).contains("more than 100000 bytes");
        }
        requireFiles(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"length\":3,\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\"}",
                "{\"length\":4,\"sha256\":\"RIGHT\"}",
                "{\"length\":3.0,\"sha256\":\"RIGHT\"}",
                "{\"sha256\":\"RIGHT\"}",
                "{\"length\":3}",
                "{}"
            })
    void aWrongHashOrLengthIsNotTakenByTheServer(String end) throws Exception {
        byte[] bytes = {1, 2, 3};
        String right =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        try (RunningControl control = RunningControl.start(data, this::receive);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.DATA_WANTED)).isTrue();
            raw.bytes(RawCaller.frame(FrameType.DATA, bytes)).json(FrameType.DATA_END, end.replace("RIGHT", right));
            RawCaller.Raw refusal = raw.read();
            assertThat(refusal.is(FrameType.REFUSAL)).isTrue();
            assertThat(refusal.text()).contains("\"code\":\"transfer\"");
        }
        requireFiles(0);
    }

    @Test
    void anEndThatIsNoJsonIsNotTakenByTheServer() throws Exception {
        try (RunningControl control = RunningControl.start(data, this::receive);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.DATA_WANTED)).isTrue();
            raw.bytes(RawCaller.frame(FrameType.DATA, new byte[3])).json(FrameType.DATA_END, "nonsense");
            assertThat(raw.read().text()).contains("\"code\":\"protocol\"");
            assertThat(raw.isEnded()).isTrue();
        }
        requireFiles(0);
    }

    @Test
    void aCallThatIsCancelledWhileItSendsLeavesNothingAndTheConnectionStays() throws Exception {
        try (RunningControl control = RunningControl.start(data, this::receive);
                ControlClient client = control.client()) {
            ScriptedDialogue cancels = new ScriptedDialogue() {
                @Override
                public InputStream give(DataLabel label) {
                    return new ByteArrayInputStream(large) {
                        private int reads;

                        @Override
                        public synchronized int read(byte[] into, int from, int count) {
                            if (++reads == 10) {
                                client.cancel();
                            }
                            return super.read(into, from, count);
                        }
                    };
                }
            };
            assertThat(client.call(json(), cancels)).isEqualTo(Refusal.of(Refusal.CANCELLED, "the call was cancelled"));
            requireFiles(0);
            person.given = large;
            assertThat(client.call(json(), person)).isEqualTo(done());
        }
        assertThat(received.resolve("file")).hasBinaryContent(large);
    }

    @Test
    void aSourceOfTheCallersThatFailsLeavesNothing() throws Exception {
        try (RunningControl control = RunningControl.start(data, this::receive);
                ControlClient client = control.client()) {
            ScriptedDialogue fails = new ScriptedDialogue() {
                @Override
                public InputStream give(DataLabel label) {
                    return new SequenceInputStream(
                            new ByteArrayInputStream(large), new BrokenStream("the stick was pulled out"));
                }
            };
            assertThatThrownBy(() -> client.call(json(), fails)).hasMessage("the stick was pulled out");
            await().until(() -> control.server().callers() == 0);
        }
        requireFiles(0);
    }

    @Test
    void aSinkOfTheCallersThatFailsCancelsTheCall() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            talk.sendData(LABEL, new ByteArrayInputStream(large));
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            ScriptedDialogue fails = new ScriptedDialogue() {
                @Override
                public DataSink take(DataLabel label) {
                    return new FailingSink();
                }
            };
            assertThatThrownBy(() -> client.call(json(), fails)).hasMessage("no space left");
            await().until(() -> control.server().callers() == 0);
        }
    }

    @Test
    void aSinkOfTheServersThatFailsIsToldAsAFailureOfTheServer() throws Exception {
        person.given = large;
        ControlHandler handler = (peer, call, talk) -> {
            talk.receiveData(LABEL, LARGE, new FailingSink());
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            assertThat(((Refusal) client.call(json(), person)).code()).isEqualTo(Refusal.INTERNAL);
        }
    }

    @Test
    void aHandlerThatForgetsThatDataWasCutOffCannotSayItIsDone() throws Exception {
        person.given = large;
        ControlHandler handler = (peer, call, talk) -> {
            try {
                talk.receiveData(LABEL, 10, new MemorySink());
            } catch (TransferException e) {
                return new Result(json());
            }
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            assertThat(((Refusal) client.call(json(), person)).code()).isEqualTo(Refusal.TRANSFER);
        }
    }

    private Outcome receive(Peer peer, ObjectNode call, Conversation talk) throws IOException {
        return receive(talk, Long.MAX_VALUE);
    }

    private Outcome receive(Conversation talk, long most) throws IOException {
        Path target = received.resolve("file");
        if (Files.exists(target)) {
            return Refusal.of("there", "it is there");
        }
        talk.receiveData(LABEL, most, FileSink.create(target));
        return done();
    }

    private void requireFiles(int count) throws IOException {
        try (Stream<Path> files = Files.list(received)) {
            assertThat(files).hasSize(count);
        }
    }

    private static final class FailingSink implements DataSink {
        @Override
        public void write(byte[] bytes, int count) throws IOException {
            throw new IOException("no space left");
        }

        @Override
        public void keep() {
            throw new AssertionError("nothing came");
        }

        @Override
        public void close() {}
    }
}
