package io.ptoken.control.server;

import static io.ptoken.control.server.RunningControl.done;
import static io.ptoken.control.server.RunningControl.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.CallerGoneException;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Outcome;
import io.ptoken.control.Peer;
import io.ptoken.control.Question;
import io.ptoken.control.Secret;
import io.ptoken.control.data.FileSink;
import io.ptoken.control.frame.FrameType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a caller is in the middle of when it dies, the handler is told, nothing half is left, and the next is served. */
@Timeout(60)
class DyingCallerTest {

    private static final int LARGE = 4 * 1024 * 1024;

    @TempDir
    private Path data;

    private final CompletableFuture<Throwable> seen = new CompletableFuture<>();

    /** What the server wants of the caller. */
    enum Middle {
        TEXT(FrameType.QUESTION),
        YES_NO(FrameType.QUESTION),
        SECRET(FrameType.QUESTION),
        SHOW(FrameType.SHOW_SECRET),
        DATA_WANTED(FrameType.DATA_WANTED),
        DATA_COMING(FrameType.DATA_COMING),
        PAUSE(FrameType.PROGRESS);

        private final FrameType said;

        Middle(FrameType said) {
            this.said = said;
        }
    }

    @ParameterizedTest
    @EnumSource(Middle.class)
    void diesWithoutAWord(Middle middle) throws Exception {
        try (RunningControl control = RunningControl.start(data, this::handle)) {
            try (RawCaller raw = control.raw()) {
                raw.json(FrameType.CALL, "{\"middle\":\"" + middle + "\"}");
                assertThat(raw.read().is(middle.said)).isTrue();
            }
            requireGone(control);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4})
    void diesInTheMiddleOfASecret(int sent) throws Exception {
        try (RunningControl control = RunningControl.start(data, this::handle)) {
            try (RawCaller raw = control.raw()) {
                raw.json(FrameType.CALL, "{\"middle\":\"SECRET\"}");
                assertThat(raw.read().is(FrameType.QUESTION)).isTrue();
                raw.bytes(RawCaller.header(FrameType.ANSWER_SECRET, 5)).bytes(new byte[sent]);
            }
            requireGone(control);
        }
    }

    @Test
    void diesInTheMiddleOfAHeader() throws Exception {
        try (RunningControl control = RunningControl.start(data, this::handle)) {
            try (RawCaller raw = control.raw()) {
                raw.json(FrameType.CALL, "{\"middle\":\"TEXT\"}");
                assertThat(raw.read().is(FrameType.QUESTION)).isTrue();
                raw.bytes(new byte[] {0, 0});
            }
            requireGone(control);
        }
    }

    @Test
    void diesBetweenTwoPiecesOfData() throws Exception {
        try (RunningControl control = RunningControl.start(data, this::handle)) {
            try (RawCaller raw = control.raw()) {
                raw.json(FrameType.CALL, "{\"middle\":\"DATA_WANTED\"}");
                assertThat(raw.read().is(FrameType.DATA_WANTED)).isTrue();
                raw.bytes(RawCaller.frame(FrameType.DATA, new byte[1000]))
                        .bytes(RawCaller.header(FrameType.DATA, 1000))
                        .bytes(new byte[10]);
            }
            requireGone(control);
        }
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void diesInTheMiddleOfACall() throws Exception {
        try (RunningControl control = RunningControl.start(data, this::handle)) {
            try (RawCaller raw = control.raw()) {
                raw.bytes(RawCaller.header(FrameType.CALL, 1000)).bytes(new byte[] {'{'});
            }
            control.requireServing();
        }
    }

    @Test
    void whatTheHandlerHasBegunGoesOn() throws Exception {
        CompletableFuture<String> job = new CompletableFuture<>();
        ControlHandler handler = (peer, call, talk) -> {
            try {
                talk.progress(json());
                talk.pause(Duration.ofDays(1));
            } catch (CallerGoneException e) {
                job.complete("ended");
            }
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler)) {
            try (RawCaller raw = control.raw()) {
                raw.json(FrameType.CALL, "{}");
                assertThat(raw.read().is(FrameType.PROGRESS)).isTrue();
            }
            assertThat(job.get(30, TimeUnit.SECONDS)).isEqualTo("ended");
        }
    }

    private Outcome handle(Peer peer, ObjectNode call, Conversation talk) throws IOException {
        if (!call.has("middle")) {
            return done();
        }
        try {
            reach(Middle.valueOf(call.get("middle").textValue()), talk);
            seen.complete(new AssertionError("it went on"));
        } catch (RuntimeException e) {
            seen.complete(e);
            throw e;
        }
        return done();
    }

    private void reach(Middle middle, Conversation talk) throws IOException {
        DataLabel label = new DataLabel("file", "a file");
        switch (middle) {
            case TEXT -> talk.askText(Question.text("name", "name"));
            case YES_NO -> talk.askYesNo(Question.yesNo("sure", "sure?"));
            case SECRET ->
                talk.askSecret(Question.secret("password", "password")).close();
            case SHOW -> talk.showSecret("password", Secret.of(new byte[] {1}));
            case DATA_WANTED -> talk.receiveData(label, LARGE, FileSink.create(data.resolve("received")));
            case DATA_COMING -> talk.sendData(label, new ByteArrayInputStream(new byte[LARGE]));
            case PAUSE -> {
                talk.progress(json());
                talk.pause(Duration.ofDays(1));
            }
        }
    }

    private void requireGone(RunningControl control) throws Exception {
        assertThat(seen.get(30, TimeUnit.SECONDS)).isInstanceOf(CallerGoneException.class);
        assertThat(data.resolve("received")).doesNotExist();
        control.requireServing();
    }
}
