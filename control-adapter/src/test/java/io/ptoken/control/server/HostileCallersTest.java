package io.ptoken.control.server;

import static io.ptoken.control.server.RunningControl.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Outcome;
import io.ptoken.control.Peer;
import io.ptoken.control.Question;
import io.ptoken.control.Secret;
import io.ptoken.control.data.MemorySink;
import io.ptoken.control.frame.FrameType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that mean no good end with their own connection and with nothing else. */
@Tag("slow")
@Timeout(300)
class HostileCallersTest {

    private static final int MESSAGES = 10_000;

    @TempDir
    private Path data;

    private final AtomicInteger carriedOut = new AtomicInteger();

    @Test
    void tenThousandMutatedMessagesHarmNobody() throws Exception {
        List<byte[]> script = script();
        Random random = new Random(20261130);
        try (LogOf log = new LogOf();
                RunningControl control = RunningControl.start(data, this::handle)) {
            for (int i = 0; i < MESSAGES; i++) {
                try (RawCaller raw = RawCaller.connect(control.server().path())) {
                    send(raw, mutated(script, random));
                    assertThat(raw.isEnded()).isTrue();
                }
            }
            await().until(() -> control.server().callers() == 0);
            control.requireServing();
            assertThat(log.entries()).noneMatch(entry -> entry.contains("Incident"));
            assertThat(carriedOut.get()).as("some went through to the end").isBetween(100, MESSAGES - 100);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 2 * 1024 * 1024 + 1, 0, 1})
    void aHostileLengthIsRefusedAtOnce(int length) throws Exception {
        try (RunningControl control = RunningControl.start(data, this::handle);
                RawCaller raw = control.raw()) {
            raw.bytes(RawCaller.header(FrameType.CALL, length));
            RawCaller.Raw refusal = raw.read();
            assertThat(refusal.is(FrameType.REFUSAL)).isTrue();
            assertThat(refusal.text()).contains("expected 2 to 2097152");
            assertThat(raw.isEnded()).isTrue();
            control.requireServing();
        }
    }

    @Test
    void jsonThatIsTooDeepIsRefused() throws Exception {
        try (RunningControl control = RunningControl.start(data, this::handle);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
            assertThat(raw.read().text()).contains("\"code\":\"protocol\"");
            assertThat(raw.isEnded()).isTrue();
        }
    }

    @Test
    void lengthsThatAreOnlySaidCostNothing() throws Exception {
        try (RunningControl control = RunningControl.start(data, this::handle)) {
            List<RawCaller> raws = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                raws.add(control.raw().bytes(RawCaller.header(FrameType.CALL, 2 * 1024 * 1024)));
            }
            control.requireServing();
            for (RawCaller raw : raws) {
                raw.close();
            }
        }
    }

    private Outcome handle(Peer peer, ObjectNode call, Conversation talk) throws IOException {
        if (call.has("do")) {
            return done();
        }
        talk.askText(Question.text("name", "name"));
        talk.askYesNo(Question.yesNo("sure", "sure?"));
        try (Secret secret = talk.askSecret(Question.secret("password", "password"))) {
            assertThat(secret.bytes().length).isLessThanOrEqualTo(Secret.MOST_BYTES);
        }
        talk.showSecret("component", Secret.of(new byte[16]));
        MemorySink sink = new MemorySink();
        talk.receiveData(new DataLabel("file", "file"), 100_000, sink);
        assertThat(sink.bytes()).isEqualTo(new byte[1000]);
        carriedOut.incrementAndGet();
        return done();
    }

    /** What a caller sends who does everything right. */
    private static List<byte[]> script() throws Exception {
        byte[] bytes = new byte[1000];
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return List.of(
                RawCaller.frame(FrameType.HELLO, "{\"protocol\":1,\"program\":\"raw\"}"),
                RawCaller.frame(FrameType.CALL, "{\"call\":\"KeyCalls.LoadAll\",\"kmc\":\"0001\",\"list\":[1,2,3]}"),
                RawCaller.frame(FrameType.ANSWER_TEXT, "{\"answer\":\"jane\"}"),
                RawCaller.frame(FrameType.ANSWER_TEXT, "{\"answer\":true}"),
                RawCaller.frame(FrameType.ANSWER_SECRET, "correct horse"),
                RawCaller.frame(FrameType.SHOWN, ""),
                RawCaller.frame(FrameType.DATA, bytes),
                RawCaller.frame(FrameType.DATA_END, "{\"length\":1000,\"sha256\":\"" + hash + "\"}"),
                RawCaller.frame(FrameType.BYE, ""));
    }

    private static byte[] mutated(List<byte[]> script, Random random) {
        List<byte[]> frames = new ArrayList<>(script);
        int at = random.nextInt(frames.size());
        byte[] frame = frames.get(at).clone();
        switch (random.nextInt(9)) {
            case 0 -> frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> frame[random.nextInt(5)] = (byte) random.nextInt();
            case 2 -> ByteBuffer.wrap(frame).putInt(random.nextInt());
            case 3 -> frame = Arrays.copyOf(frame, random.nextInt(frame.length));
            case 4 -> frame = Arrays.copyOf(frame, frame.length + 1 + random.nextInt(10));
            case 5 -> frames.add(at, frame.clone());
            case 6 -> frame = new byte[0];
            case 7 -> frame[4] = (byte) (1 + random.nextInt(17));
            default -> {
                for (int i = 0; i < 3; i++) {
                    frame[random.nextInt(frame.length)] = (byte) random.nextInt();
                }
            }
        }
        frames.set(at, frame);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        frames.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static void send(RawCaller raw, byte[] bytes) {
        try {
            raw.bytes(bytes);
            raw.endOutput();
        } catch (IOException e) {
            return; // it was told off while it spoke
        }
    }
}
