package io.ptoken.control.server;

import static io.ptoken.control.server.RunningControl.done;
import static io.ptoken.control.server.RunningControl.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ptoken.control.CallerGoneException;
import io.ptoken.control.ControlLimits;
import io.ptoken.control.NoServerException;
import io.ptoken.control.ServerGoneException;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.frame.FrameType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StopTest {

    @TempDir
    private Path data;

    @Test
    void theFilesGoAndThoseWhoWaitAreLetGo() throws Exception {
        RunningControl control = RunningControl.start(data, (peer, call, talk) -> done());
        try (RawCaller idle = control.raw()) {
            idle.json(FrameType.CALL, "{}");
            assertThat(idle.read().is(FrameType.RESULT)).isTrue();
            control.close();
            assertThat(idle.isEnded()).isTrue();
        }
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).isEmpty();
        }
        assertThatThrownBy(control::client).isInstanceOf(NoServerException.class);
        control.close();
    }

    @Test
    void aCallThatIsCarriedOutIsAnsweredFirst() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        ControlHandler handler = (peer, call, talk) -> {
            begun.countDown();
            try {
                stopping.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return done();
        };
        ControlLimits limits = ControlLimits.defaults().withFarewell(Duration.ofMinutes(1));
        RunningControl control = RunningControl.start(data, handler, limits);
        try (RawCaller raw = control.raw()) {
            raw.json(FrameType.CALL, "{}");
            begun.await();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(control::close);
            await().until(() -> !Files.exists(control.server().path()));
            stopping.countDown();
            assertThat(raw.read().is(FrameType.RESULT)).isTrue();
            assertThat(raw.isEnded()).isTrue();
            stop.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCallThatTakesLongerLosesItsCallerAndIsNotInterrupted() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        ControlHandler handler = (peer, call, talk) -> {
            begun.countDown();
            try {
                talk.pause(Duration.ofDays(1));
            } catch (CallerGoneException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
            return done();
        };
        RunningControl control =
                RunningControl.start(data, handler, ControlLimits.defaults().withFarewell(Duration.ZERO));
        try (ControlClient client = control.client()) {
            CompletableFuture<Throwable> outcome = CompletableFuture.supplyAsync(() -> {
                try {
                    client.call(json(), new ScriptedDialogue());
                    return new AssertionError("it ended");
                } catch (Exception e) {
                    return e;
                }
            });
            begun.await();
            control.close();
            assertThat(interrupted.get(30, TimeUnit.SECONDS)).isFalse();
            assertThat(outcome.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ServerGoneException.class)
                    .hasMessageContaining("is not known");
        }
    }
}
