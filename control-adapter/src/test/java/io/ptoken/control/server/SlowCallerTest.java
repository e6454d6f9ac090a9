package io.ptoken.control.server;

import static io.ptoken.control.server.RunningControl.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ptoken.control.CallerGoneException;
import io.ptoken.control.ControlLimits;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Question;
import io.ptoken.control.Result;
import io.ptoken.control.data.MemorySink;
import io.ptoken.control.frame.FrameType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Time passes only when a test says so; a caller that is late is dropped, one that is not stays. */
@Timeout(60)
@Tag("slow")
class SlowCallerTest {

    private static final Duration STALLED = Duration.ofMillis(10_100);
    private static final Duration ALMOST_UNANSWERED = Duration.ofMinutes(29);
    private static final Duration UNANSWERED = Duration.ofMinutes(31);

    @TempDir
    private Path data;

    @Test
    void saysNoHello() throws Exception {
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> done());
                RawCaller raw = RawCaller.connect(control.server().path())) {
            assertThat(raw.read().is(FrameType.HELLO)).isTrue(); // it has been taken in
            requireDropped(control, STALLED);
            assertThat(raw.isEnded()).isTrue();
        }
    }

    @Test
    void callsNothing() throws Exception {
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> done());
                RawCaller raw = control.raw()) {
            requireDropped(control, STALLED);
            assertThat(raw.isEnded()).isTrue();
        }
    }

    @Test
    void sendsHalfAMessage() throws Exception {
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> done());
                RawCaller raw = control.raw()) {
            raw.bytes(RawCaller.header(FrameType.CALL, 100)).bytes("{\"half\":".getBytes(StandardCharsets.UTF_8));
            requireDropped(control, STALLED);
            assertThat(raw.isEnded()).isTrue();
        }
    }

    @Test
    void sendsHalfAnAnswerHavingHadHalfAnHourToBeginIt() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        ControlHandler handler = (peer, call, talk) -> {
            try {
                talk.askSecret(Question.secret("password", "password")).close();
            } catch (CallerGoneException e) {
                seen.complete(e);
            }
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.QUESTION)).isTrue();
            raw.bytes(RawCaller.header(FrameType.ANSWER_SECRET, 10)).bytes(new byte[3]);
            requireDroppedLongBeforeAnAnswerIsLate(control);
            assertThat(seen.join()).hasMessageContaining("half a message");
        }
    }

    @Test
    void sendsAPieceOfDataAndNoMore() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            talk.receiveData(new DataLabel("file", "file"), 100, new MemorySink());
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.DATA_WANTED)).isTrue();
            raw.bytes(RawCaller.frame(FrameType.DATA, new byte[3]));
            requireDroppedLongBeforeAnAnswerIsLate(control);
        }
    }

    @Test
    void hasBeenAskedAndThinks() throws Exception {
        ControlHandler handler = (peer, call, talk) ->
                new Result(RunningControl.json().put("name", talk.askText(Question.text("name", "name"))));
        try (RunningControl control = RunningControl.start(data, handler);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.QUESTION)).isTrue();
            control.ticker().passNoticed(ALMOST_UNANSWERED);
            raw.json(FrameType.ANSWER_TEXT, "{\"answer\":\"jane\"}");
            assertThat(raw.read().text()).isEqualTo("{\"name\":\"jane\"}");
        }
    }

    @Test
    void hasBeenAskedAndNeverAnswers() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        ControlHandler handler = (peer, call, talk) -> {
            try {
                talk.askText(Question.text("name", "name"));
            } catch (CallerGoneException e) {
                seen.complete(e);
            }
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.QUESTION)).isTrue();
            requireDropped(control, UNANSWERED);
            assertThat(seen.join()).isInstanceOf(CallerGoneException.class);
        }
    }

    @Test
    void theTimeForAnAnswerIsASetting() throws Exception {
        ControlLimits limits = ControlLimits.defaults().withQuestion(Duration.ofMinutes(2));
        ControlHandler handler = (peer, call, talk) -> {
            talk.askText(Question.text("name", "name"));
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler, limits);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.QUESTION)).isTrue();
            requireDropped(control, Duration.ofMinutes(2));
        }
    }

    @Test
    void doesNotReadAResult() throws Exception {
        String big = "x".repeat(2_000_000);
        ControlHandler handler =
                (peer, call, talk) -> new Result(RunningControl.json().put("text", big));
        try (RunningControl control = RunningControl.start(data, handler);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            requireDropped(control, STALLED);
        }
    }

    @Test
    void doesNotReadData() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        ControlHandler handler = (peer, call, talk) -> {
            try {
                talk.sendData(new DataLabel("export", "export"), new ByteArrayInputStream(new byte[2_000_000]));
            } catch (CallerGoneException e) {
                seen.complete(e);
            }
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            requireDropped(control, STALLED);
            assertThat(seen.join()).hasMessageContaining("did not read");
        }
    }

    @Test
    void staysBetweenCallsForAMinuteAndNoLonger() throws Exception {
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> done());
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.RESULT)).isTrue();
            control.ticker().passNoticed(Duration.ofSeconds(59));
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.RESULT)).isTrue();
            requireDropped(control, Duration.ofMinutes(1));
        }
    }

    @Test
    void waitsForAHandlerAsLongAsItTakes() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            talk.progress(RunningControl.json());
            talk.pause(Duration.ofHours(2));
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.PROGRESS)).isTrue();
            CompletableFuture<RawCaller.Raw> result = CompletableFuture.supplyAsync(() -> {
                try {
                    return raw.read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).until(() -> {
                control.ticker().pass(Duration.ofHours(1));
                return result.isDone();
            });
            assertThat(result.join().is(FrameType.RESULT)).isTrue();
        }
    }

    /** Lets time pass in steps of a little more than a stall, in all less than the time for an answer. */
    private static void requireDroppedLongBeforeAnAnswerIsLate(RunningControl control) {
        long before = control.ticker().getAsLong();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).until(() -> {
            long passed = control.ticker().getAsLong() - before;
            if (passed < ALMOST_UNANSWERED.toNanos()) {
                control.ticker().pass(STALLED);
            }
            return control.server().callers() == 0;
        });
    }

    /** Lets so much time pass again and again, because the server may not have begun to wait when it first does. */
    private static void requireDropped(RunningControl control, Duration time) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).until(() -> {
            control.ticker().pass(time);
            return control.server().callers() == 0;
        });
    }
}
