package io.ptoken.control.server;

import static io.ptoken.control.server.RunningControl.done;
import static io.ptoken.control.server.RunningControl.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.control.CallCancelledException;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Outcome;
import io.ptoken.control.Peer;
import io.ptoken.control.Question;
import io.ptoken.control.Refusal;
import io.ptoken.control.Result;
import io.ptoken.control.Secret;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.frame.FrameType;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConversationTest {

    private static final Duration LONG = Duration.ofDays(1);

    @TempDir
    private Path data;

    private final ScriptedDialogue person = new ScriptedDialogue();

    @Test
    void aCallGivesItsResultAndTheConnectionStays() throws Exception {
        try (RunningControl control =
                        RunningControl.start(data, (peer, call, talk) -> new Result(json().set("echo", call)));
                ControlClient client = control.client()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.call(json().put("n", i), person))
                        .isEqualTo(new Result(json().set("echo", json().put("n", i))));
            }
            assertThat(client.server()).isEqualTo("ptoken test");
            assertThat(client.peer()).isEqualTo("owner");
        }
    }

    @Test
    void aRefusalArrivesWithAllItSays() throws Exception {
        Refusal refusal = Refusal.of("no-such-kmc", "there is no KMC 7")
                .withParameter("kmc")
                .withNext("list them");
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> refusal);
                ControlClient client = control.client()) {
            assertThat(client.call(json(), person)).isEqualTo(refusal);
            assertThat(client.call(json(), person)).isEqualTo(refusal);
        }
    }

    @Test
    void theHandlerKnowsWhoCalls() throws Exception {
        CompletableFuture<Peer> seen = new CompletableFuture<>();
        ControlHandler handler = (peer, call, talk) -> {
            seen.complete(peer);
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            client.call(json(), person);
            assertThat(seen.join()).isInstanceOf(Peer.Owner.class);
        }
    }

    @Test
    void theServerAsksTellsAndShowsWhileACallLasts() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            String name = talk.askText(Question.text("name", "name of the account"));
            talk.progress(json().put("percent", 40));
            boolean sure = talk.askYesNo(Question.yesNo("sure", "erase it?"));
            talk.showSecret("password of jane", Secret.ofText("generated".toCharArray()));
            try (Secret secret = talk.askSecret(Question.secret("password", "password of jane"))) {
                return new Result(json().put("name", name)
                        .put("sure", sure)
                        .put("right", "correct horse".equals(new String(secret.text()))));
            }
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            assertThat(client.call(json(), person))
                    .isEqualTo(new Result(
                            json().put("name", "jane").put("sure", true).put("right", true)));
        }
        assertThat(person.log)
                .containsExactly(
                        "text name: name of the account",
                        "progress {\"percent\":40}",
                        "yes-no sure: erase it?",
                        "show password of jane: generated",
                        "secret password: password of jane");
    }

    @Test
    void aCancelledCallEndsInARefusalAndTheConnectionStays() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        ControlHandler handler = (peer, call, talk) -> {
            if (call.has("long")) {
                begun.countDown();
                try {
                    talk.pause(LONG);
                } catch (CallCancelledException e) {
                    seen.complete(e);
                    throw e;
                }
            }
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            CompletableFuture<Void> cancel = CompletableFuture.runAsync(() -> {
                awaitQuietly(begun);
                client.cancel();
            });
            Outcome outcome = client.call(json().put("long", true), person);
            cancel.join();

            assertThat(outcome).isEqualTo(Refusal.of(Refusal.CANCELLED, "the call was cancelled"));
            assertThat(seen.join()).isInstanceOf(CallCancelledException.class);
            assertThat(client.call(json(), person)).isEqualTo(done());
        }
    }

    @Test
    void aHandlerMayEndItsWorkAfterACancellation() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            try {
                talk.askText(Question.text("name", "name"));
                return Refusal.of("unexpected", "it went on");
            } catch (CallCancelledException e) {
                assertThatThrownBy(() -> talk.progress(json())).isInstanceOf(CallCancelledException.class);
                return done();
            }
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            ScriptedDialogue cancels = new ScriptedDialogue() {
                @Override
                public String text(Question question) {
                    client.cancel();
                    return "never sent";
                }
            };
            assertThat(client.call(json(), cancels)).isEqualTo(done());
            assertThat(client.call(json(), cancels)).isEqualTo(done());
        }
    }

    @Test
    void aCancellationThatComesTooLateChangesNothing() throws Exception {
        try (RunningControl control = RunningControl.start(data, (peer, call, talk) -> done());
                RawCaller raw = control.raw()) {
            for (int i = 0; i < 2; i++) {
                raw.json(FrameType.CALL, "{}");
                assertThat(raw.read().is(FrameType.RESULT)).isTrue();
                raw.json(FrameType.CANCEL, "");
            }
        }
    }

    @Test
    void aDialogueThatCannotAnswerCancelsTheCall() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        ControlHandler handler = (peer, call, talk) -> {
            if (call.has("do")) {
                return done();
            }
            try {
                talk.askSecret(Question.secret("password", "password")).close();
            } catch (RuntimeException e) {
                seen.complete(e);
            }
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            ScriptedDialogue nobody = new ScriptedDialogue() {
                @Override
                public Secret secret(Question question) throws IOException {
                    throw new FileNotFoundException("no terminal to ask at");
                }
            };
            assertThatThrownBy(() -> client.call(json(), nobody)).isInstanceOf(FileNotFoundException.class);
            assertThat(seen.get(30, TimeUnit.SECONDS)).isInstanceOf(CallCancelledException.class);
            control.requireServing();
        }
    }

    @Test
    void aHandlerThatFailsIsLoggedUnderTheIncidentThatTheCallerIsTold() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            if (call.has("do")) {
                return done();
            }
            throw new IllegalStateException("the drum is full\u001b[2J");
        };
        try (LogOf log = new LogOf();
                RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            Refusal refusal = (Refusal) client.call(json(), person);

            assertThat(refusal.code()).isEqualTo(Refusal.INTERNAL);
            assertThat(refusal.message()).doesNotContain("drum");
            String incident = refusal.message().replaceAll(".*incident (\\S+) .*", "$1");
            assertThat(log.entries())
                    .anySatisfy(entry -> assertThat(entry).contains(incident).contains("the drum is full?[2J"));
            assertThat(client.call(json().put("do", "nothing"), person)).isEqualTo(done());
        }
    }

    @Test
    void whatFailsAfterASecretWasAskedForIsLoggedWithoutItsText() throws Exception {
        ControlHandler handler = (peer, call, talk) -> {
            try (Secret secret = talk.askSecret(Question.secret("password", "password"))) {
                throw new IllegalStateException("cannot use " + new String(secret.bytes(), StandardCharsets.UTF_8));
            }
        };
        try (LogOf log = new LogOf();
                RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            assertThat(((Refusal) client.call(json(), person)).code()).isEqualTo(Refusal.INTERNAL);
            assertThat(log.entries())
                    .anyMatch(entry -> entry.contains("its text is left out") && entry.contains("ConversationTest"))
                    .noneMatch(entry -> entry.contains("correct horse"));
        }
    }

    @Test
    void anErrorOfTheJvmInOneCallLeavesTheServerServing() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        ControlHandler handler = (peer, call, talk) -> {
            if (first.getAndSet(false)) {
                throw new StackOverflowError();
            }
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            assertThat(((Refusal) client.call(json(), person)).code()).isEqualTo(Refusal.INTERNAL);
            control.requireServing();
        }
    }

    @Test
    void aResultThatIsTooLongIsAFailureOfTheServer() throws Exception {
        String tooLong = "x".repeat(2 * 1024 * 1024);
        try (RunningControl control =
                        RunningControl.start(data, (peer, call, talk) -> new Result(json().put("text", tooLong)));
                ControlClient client = control.client()) {
            assertThat(((Refusal) client.call(json(), person)).code()).isEqualTo(Refusal.INTERNAL);
            assertThatThrownBy(() -> client.call(json().put("text", tooLong), person))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2097152");
        }
    }

    @Test
    void aResultOfAlmostTwoMebibytesArrives() throws Exception {
        String big = "x".repeat(2 * 1024 * 1024 - 100);
        try (RunningControl control =
                        RunningControl.start(data, (peer, call, talk) -> new Result(json().set("echo", call)));
                ControlClient client = control.client()) {
            assertThat(client.call(json().put("text", big), person))
                    .isEqualTo(new Result(json().set("echo", json().put("text", big))));
        }
    }

    @Test
    void nothingCanBeAskedOnceDataWasCutOff() throws Exception {
        InputStream broken = new BrokenStream("the disk is gone");
        ControlHandler handler = (peer, call, talk) -> {
            assertThatThrownBy(() -> talk.sendData(new DataLabel("backup", "backup"), broken))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the disk is gone");
            assertThatThrownBy(() -> talk.progress(json())).isInstanceOf(IllegalStateException.class);
            return done();
        };
        try (RunningControl control = RunningControl.start(data, handler);
                ControlClient client = control.client()) {
            assertThat(((Refusal) client.call(json(), person)).code()).isEqualTo(Refusal.TRANSFER);
            assertThatThrownBy(person.taken::bytes).isInstanceOf(IllegalStateException.class);
            assertThat(((Refusal) client.call(json(), person)).code()).isEqualTo(Refusal.TRANSFER);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
