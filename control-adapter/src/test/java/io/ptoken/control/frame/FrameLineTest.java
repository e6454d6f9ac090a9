package io.ptoken.control.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.control.Secret;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameLineTest {

    private static final Duration STALL = Duration.ofSeconds(10);
    private static final EnumSet<FrameType> ALL = EnumSet.allOf(FrameType.class);

    /** The bytes of the protocol: what these say is in docs/control-channel.md and stays. */
    @Test
    void theTypesHaveTheirNumbers() {
        assertThat(Stream.of(FrameType.values()).map(type -> type.code() + " " + type))
                .containsExactly(
                        "1 HELLO",
                        "2 CALL",
                        "3 RESULT",
                        "4 REFUSAL",
                        "5 QUESTION",
                        "6 ANSWER_TEXT",
                        "7 ANSWER_SECRET",
                        "8 SHOW_SECRET",
                        "9 SHOWN",
                        "10 PROGRESS",
                        "11 DATA_COMING",
                        "12 DATA_WANTED",
                        "13 DATA",
                        "14 DATA_END",
                        "15 DATA_TAKEN",
                        "16 CANCEL",
                        "17 BYE");
    }

    @Test
    void aFrameIsLengthTypeAndBody() throws Exception {
        MemoryLink link = new MemoryLink();
        new FrameLine(link, STALL).write(FrameType.CALL, new byte[] {'{'}, new byte[] {'}'});
        assertThat(link.written.toByteArray()).containsExactly(0, 0, 0, 2, 2, '{', '}');
    }

    @ParameterizedTest
    @EnumSource(FrameType.class)
    void theLongestOfEachTypeIsReadAsItWasWritten(FrameType type) throws Exception {
        byte[] body = new byte[type.most()];
        Arrays.fill(body, (byte) 7);
        MemoryLink link = new MemoryLink();
        new FrameLine(link, STALL).write(type, body);
        Frame read = new FrameLine(new MemoryLink(link.written.toByteArray()), STALL).read(STALL, EnumSet.of(type));
        assertThat(read.type()).isEqualTo(type);
        assertThat(read.body()).isEqualTo(body);
        assertThat(read).hasToString(type + "[" + body.length + " bytes]");
        assertThatThrownBy(() -> new FrameLine(new MemoryLink(), STALL).write(type, body, new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(FrameType.class)
    void aLengthOfOneMoreIsRefusedBeforeAnythingIsReadOrAllocated(FrameType type) {
        for (int length : new int[] {type.most() + 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            MemoryLink link = new MemoryLink(header(length, type.code()));
            assertThatThrownBy(() -> new FrameLine(link, STALL).read(STALL, ALL))
                    .isInstanceOf(FrameException.class)
                    .hasMessageContaining("expected");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 18, 127, 128, 255})
    void anUnknownTypeIsRefused(int code) {
        MemoryLink link = new MemoryLink(header(0, code));
        assertThatThrownBy(() -> new FrameLine(link, STALL).read(STALL, ALL))
                .isInstanceOf(FrameException.class)
                .hasMessage("got a frame of the unknown type " + code);
    }

    @Test
    void aTypeThatIsNotExpectedIsRefusedAndItsBodyIsNotRead() {
        MemoryLink link = new MemoryLink(header(3, FrameType.ANSWER_SECRET.code()), new byte[3]);
        assertThatThrownBy(() -> new FrameLine(link, STALL).read(STALL, EnumSet.of(FrameType.CALL)))
                .isInstanceOf(FrameException.class)
                .hasMessage("got frame ANSWER_SECRET, expected [CALL]");
        assertThat(link.input.remaining()).isEqualTo(3);
    }

    @Test
    void theFirstByteHasItsOwnTimeAndTheRestTheStall() throws Exception {
        MemoryLink link = new MemoryLink(header(2, FrameType.CALL.code()), new byte[2]);
        new FrameLine(link, STALL).read(Duration.ofMinutes(30), ALL);
        assertThat(link.times).containsExactly(Duration.ofMinutes(30), STALL);
    }

    @Test
    void memoryIsGivenForWhatHasComeAndNotForWhatIsSaid() {
        MemoryLink link = new MemoryLink(header(2 * 1024 * 1024, FrameType.CALL.code()), new byte[100]);
        assertThatThrownBy(() -> new FrameLine(link, STALL).read(STALL, ALL)).isInstanceOf(EOFException.class);
        assertThat(link.longest).isLessThan(70_000);
    }

    @Test
    void halfASecretIsZeroised() {
        MemoryLink link = new MemoryLink(header(10, FrameType.ANSWER_SECRET.code()), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> new FrameLine(link, STALL).read(STALL, ALL)).isInstanceOf(EOFException.class);
        assertThat(link.last).hasSize(10).containsOnly(0);
    }

    @Test
    void aShownSecretHasALabelAndLeavesNothingInTheFrame() throws Exception {
        byte[] head = Frame.labelBytes("Komponente \u00fc");
        byte[] body = Arrays.copyOf(head, head.length + 2);
        body[head.length] = 5;
        body[head.length + 1] = 6;
        Frame.ShownSecret shown = new Frame(FrameType.SHOW_SECRET, body).shownSecret();
        assertThat(shown.label()).isEqualTo("Komponente \u00fc");
        assertThat(shown.secret().bytes()).containsExactly(5, 6);
        assertThat(body).containsOnly(0);
        assertThat(shown.toString()).doesNotContain("5");
    }

    @Test
    void aLabelThatIsLongerThanItsFrameIsRefusedAndZeroised() {
        for (byte[] body : new byte[][] {{0, 9, 1, 1}, {(byte) 0xFF, (byte) 0xFF, 1, 1}}) {
            assertThatThrownBy(() -> new Frame(FrameType.SHOW_SECRET, body).shownSecret())
                    .isInstanceOf(FrameException.class);
            assertThat(body).containsOnly(0);
        }
        assertThatThrownBy(() -> Frame.labelBytes("x".repeat(1025))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frame.labelBytes("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBodyOfAnAnswerIsTheSecretItself() {
        byte[] body = "secret".getBytes(StandardCharsets.UTF_8);
        try (Secret secret = new Frame(FrameType.ANSWER_SECRET, body).secret()) {
            assertThat(secret.bytes()).isSameAs(body);
        }
        assertThat(body).containsOnly(0);
    }

    private static byte[] header(int length, int code) {
        return ByteBuffer.allocate(5).putInt(length).put((byte) code).array();
    }

    /** A line to nowhere. */
    private static final class MemoryLink implements Link {

        private final ByteBuffer input;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final List<Duration> times = new ArrayList<>();
        private int longest;
        private byte[] last = new byte[0];

        private MemoryLink(byte[]... parts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                all.writeBytes(part);
            }
            input = ByteBuffer.wrap(all.toByteArray());
        }

        @Override
        public Deadline deadline(Duration time) {
            times.add(time);
            return new Deadline(() -> 0, time);
        }

        @Override
        public boolean awaitInput(Duration time) {
            return input.hasRemaining();
        }

        @Override
        public void read(byte[] into, int from, int count, Deadline deadline) throws IOException {
            last = into;
            longest = Math.max(longest, into.length);
            int got = Math.min(count, input.remaining());
            input.get(into, from, got);
            if (got < count) {
                throw new EOFException();
            }
        }

        @Override
        public void write(byte[] bytes, int from, int count, Deadline deadline) {
            written.write(bytes, from, count);
        }

        @Override
        public void close() {}
    }
}
