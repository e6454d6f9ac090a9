package io.ptoken.control.server;

import static io.ptoken.control.server.RunningControl.done;
import static io.ptoken.control.server.RunningControl.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.control.CallerGoneException;
import io.ptoken.control.ControlLimits;
import io.ptoken.control.Question;
import io.ptoken.control.Refusal;
import io.ptoken.control.Secret;
import io.ptoken.control.ServerGoneException;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.frame.FrameType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A secret is zeros at both ends once it was used, whatever happened meanwhile, and nobody writes it down. */
@Timeout(60)
class SecretsTest {

    private static final String SECRET = "correct horse";

    @TempDir
    private Path data;

    private final ScriptedDialogue person = new ScriptedDialogue();
    private final List<byte[]> atServer = Collections.synchronizedList(new ArrayList<>());

    @Test
    void anAnswerIsZeroisedAtBothEnds() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            try (Secret secret = talk.askSecret(Question.secret("password", "password"))) {
                assertThat(new String(secret.bytes(), StandardCharsets.UTF_8)).isEqualTo(SECRET);
                assertThat(secret).hasToString("Secret[13 bytes]");
                atServer.add(secret.bytes());
            }
            return done();
        };
        try (LogOf log = new LogOf();
                RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            assertThat(client.call(json(), person)).isEqualTo(done());

            assertThat(atServer).hasSize(1).allMatch(SecretsTest::isZero);
            assertThat(person.secrets).hasSize(1);
            assertThat(person.areSecretsZero()).isTrue();
            assertThat(log.entries()).noneMatch(entry -> entry.contains(SECRET));
        }
    }

    @Test
    void anAnswerThatTheHandlerForgetsIsZeroisedWhenTheCallEnds() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            for (int i = 0; i < 2; i++) {
                atServer.add(
                        talk.askSecret(Question.secret("password", "password")).bytes());
            }
            throw new IllegalStateException("forgotten");
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            assertThat(client.call(json(), person)).isInstanceOf(Refusal.class);
            assertThat(atServer).hasSize(2).allMatch(SecretsTest::isZero);
        }
    }

    @Test
    void whatIsShownIsZeroisedAtBothEnds() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
            atServer.add(bytes);
            talk.showSecret("component 1 of 3", Secret.of(bytes));
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            assertThat(client.call(json(), person)).isEqualTo(done());

            assertThat(person.log).containsExactly("show component 1 of 3: " + SECRET);
            assertThat(atServer).hasSize(1).allMatch(SecretsTest::isZero);
            assertThat(person.areSecretsZero()).isTrue();
        }
    }

    @Test
    void whatIsShownIsZeroisedWhenTheCallerIsGone() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        ControlHandler handler = (peer, call, talk) -> {
            byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
            atServer.add(bytes);
            try {
                talk.showSecret("component", Secret.of(bytes));
            } catch (CallerGoneException e) {
                seen.complete(e);
            }
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler)) {
            try (RawCaller raw = control.raw()) {
                raw.json(FrameType.CALL, "{}");
                assertThat(raw.read().is(FrameType.SHOW_SECRET)).isTrue();
            }
            seen.get(30, TimeUnit.SECONDS);
            assertThat(atServer).hasSize(1).allMatch(SecretsTest::isZero);
        }
    }

    @Test
    void anAnswerIsZeroisedWhenTheServerIsGone() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        ControlHandler handler = (peer, call, talk) -> {
            talk.askSecret(Question.secret("password", "password")).close();
            return done();
        };
        RunningControl control =
                RunningControl.start(data, handler, ControlLimits.defaults().withFarewell(Duration.ZERO));
        try (control;
                ControlClient client = control.client()) {
            ScriptedDialogue late = new ScriptedDialogue() {
                @Override
                public Secret secret(Question question) throws IOException {
                    control.close();
                    asked.complete(null);
                    return super.secret(question);
                }
            };
            assertThatThrownBy(() -> client.call(json(), late))
                    .isInstanceOf(ServerGoneException.class)
                    .hasMessageNotContaining(SECRET);
            assertThat(late.secrets).hasSize(1);
            assertThat(late.areSecretsZero()).isTrue();
        }
    }

    @Test
    void aSecretOutOfTurnIsNotEvenRead() throws Exception {
        try (LogOf log = new LogOf();
                RunningControl control = RunningControl.start(data, (peer, call, talk) -> done());
                RawCaller raw = control.raw()) {
            raw.json(FrameType.ANSWER_SECRET, SECRET);
            RawCaller.Raw refusal = raw.read();
            assertThat(refusal.is(FrameType.REFUSAL)).isTrue();
            assertThat(refusal.text()).contains("got frame ANSWER_SECRET").doesNotContain(SECRET);
            assertThat(raw.isEnded()).isTrue();
            assertThat(log.entries()).noneMatch(entry -> entry.contains(SECRET));
        }
    }

    @Test
    void aSecretInTheAnswerToAnotherQuestionIsNotTaken() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        ControlHandler handler = (peer, call, talk) -> {
            try {
                talk.askText(Question.text("name", "name"));
            } catch (CallerGoneException e) {
                seen.complete(e);
            }
            return done();
        };
        try (LogOf log = new LogOf();
                RunningControl control = RunningControl.start(data, handler);
                RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            assertThat(raw.read().is(FrameType.QUESTION)).isTrue();
            raw.json(FrameType.ANSWER_SECRET, SECRET);
            assertThat(raw.read().is(FrameType.REFUSAL)).isTrue();
            assertThat(raw.isEnded()).isTrue();
            assertThat(seen.join()).hasMessageNotContaining(SECRET);
            assertThat(log.entries()).noneMatch(entry -> entry.contains(SECRET));
        }
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
