package io.ptoken.hsm.protocol.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.hsm.protocol.client.ByteChannel;
import io.ptoken.hsm.protocol.client.ClientListener;
import io.ptoken.hsm.protocol.frame.FrameWithCrc;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

    private static final ProtocolSettings PROTOCOL = ProtocolSettings.DEFAULTS.with(
            ProtocolSettings.DEFAULTS.transport().withProfile(TransportProfile.SERIAL_CR));
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final PoolSettings SETTINGS = new PoolSettings(
            1, Duration.ofMillis(1), Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(4));
    private static final VendCredit SALE =
            VendCredit.decode("N1~P600727000000000009~N1~N7~N2~N0~H0001~H014EEC~", PROTOCOL);

    private Duration now = Duration.ofDays(1);
    private int opened;
    private int echoes;
    private boolean opens = true;
    private UnaryOperator<String> answers = request -> "SM!DI00P94000001~PSTS65V10~";
    private final ConnectionPool pool = pool(SETTINGS);

    private ConnectionPool pool(PoolSettings settings) {
        return new ConnectionPool(
                "M",
                timeout -> open(),
                PROTOCOL,
                Dialect.STS6,
                settings,
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> now,
                ClientListener.NONE);
    }

    private ByteChannel open() throws IOException {
        opened++;
        if (!opens) {
            throw new IOException("connection refused");
        }
        return new Channel();
    }

    private static SecurityModuleException failure(Runnable call) {
        return catchThrowableOfType(SecurityModuleException.class, call::run);
    }

    @Test
    void aChannelThatCannotBeOpenedIsNotTriedUntilItsTime() {
        opens = false;
        SecurityModuleException first = failure(() -> pool.call(new Identify()));
        assertThat(first.failure()).isEqualTo(ModuleFailure.UNREACHABLE);
        assertThat(first)
                .hasMessage(
                        "01 DEVICE_FAILURE: M: no channel to the module for SM?DI: connection refused, next attempt at"
                                + " 2026-11-23T08:00:01Z");
        SecurityModuleException second = failure(() -> pool.call(SALE));
        assertThat(second.failure()).isEqualTo(ModuleFailure.UNREACHABLE);
        assertThat(second)
                .hasMessage("01 DEVICE_FAILURE: M: no channel to the module for SM?VC: next attempt at"
                        + " 2026-11-23T08:00:01Z, the last one failed: connection refused");
        assertThat(opened).isEqualTo(1);
    }

    @Test
    void theTimeBetweenAttemptsDoublesUpToItsMaximumAndBeginsAnewAfterASuccess() {
        opens = false;
        for (long seconds : new long[] {1, 2, 4, 4}) {
            assertThat(failure(() -> pool.call(new Identify())))
                    .hasMessageEndingWith("next attempt at " + NOW.plusSeconds(seconds));
            now = now.plusSeconds(seconds);
        }
        assertThat(opened).isEqualTo(4);
        opens = true;
        pool.call(new Identify());
        assertThat(pool.health().isUp()).isTrue();
        pool.call(new Identify());
        assertThat(opened).isEqualTo(5);
    }

    @Test
    void healthCountsRequestsWithoutAnswer() {
        assertThat(pool.health()).isEqualTo(LineHealth.UNUSED);
        opens = false;
        failure(() -> pool.call(new Identify()));
        failure(() -> pool.call(new Identify()));
        LineHealth down = pool.health();
        assertThat(down.consecutiveFailures()).isEqualTo(2);
        assertThat(down.lastFailure()).contains(NOW);
        assertThat(down.lastSuccess()).isEmpty();
        assertThat(down.lastProblem().orElseThrow()).contains("connection refused");
    }

    @Test
    void aRefusalIsAnAnswer() {
        answers = request -> "GL!ER57";
        assertThatThrownBy(() -> pool.call(new Identify())).hasMessage("GL!ER status 57");
        assertThat(pool.health().isUp()).isTrue();
    }

    @Test
    void silenceIsToldFromNoiseAndFromHalfAFrame() {
        answers = request -> "";
        assertThat(failure(() -> pool.call(new Identify())))
                .hasMessageEndingWith("nothing was received: is it on, and are cable, address and port right?");
        answers = request -> "\u00f8\u0001\u00ff\u0010";
        assertThat(failure(() -> pool.call(new Identify())))
                .hasMessageContaining(
                        "4 bytes were received that are no frame: are transport profile and speed right?");
        answers = request -> "SM!DI00P9400";
        assertThat(failure(() -> pool.call(new Identify())))
                .hasMessageContaining("12 bytes were received, which begin like a frame");
        assertThat(failure(() -> pool.call(SALE)).failure()).isEqualTo(ModuleFailure.OUTCOME_UNKNOWN);
    }

    @Test
    void idleChannelsAreTriedAndBusyOnesAreNot() {
        pool.call(new Identify());
        int before = echoes;
        now = now.plusSeconds(29);
        pool.tryIdle();
        assertThat(echoes).isEqualTo(before);
        now = now.plusSeconds(1);
        pool.tryIdle();
        pool.tryIdle();
        assertThat(echoes).isEqualTo(before + 1);
    }

    @Test
    void aChannelThatIsDownIsFoundBackByTrying() {
        opens = false;
        failure(() -> pool.call(new Identify()));
        now = now.plusSeconds(30);
        pool.tryIdle();
        assertThat(pool.health().consecutiveFailures()).isEqualTo(2);
        opens = true;
        now = now.plusSeconds(30);
        pool.tryIdle();
        assertThat(pool.health().isUp()).isTrue();
    }

    @Test
    void whoFindsNoFreeChannelInTimeIsToldSoAndNothingIsSent() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        answers = request -> {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "SM!DI00P94000001~PSTS65V10~";
        };
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> busy = other.submit(() -> pool.call(new Identify()));
            asked.await();
            SecurityModuleException failure = failure(() -> pool.call(SALE));
            assertThat(failure.failure()).isEqualTo(ModuleFailure.UNREACHABLE);
            assertThat(failure)
                    .hasMessage("01 DEVICE_FAILURE: M: no channel was free within PT0.001S, so SM?VC was not sent");
            answer.countDown();
            busy.get();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aClosedPoolSendsNothing() {
        pool.close();
        assertThat(failure(() -> pool.call(new Identify())))
                .hasMessage("01 DEVICE_FAILURE: M: it is closed, so SM?DI was not sent");
        pool.tryIdle();
        assertThat(opened).isZero();
    }

    /** Answers echoes by itself, everything else by {@link #answers}: a whole text is sealed, half a one is not. */
    private final class Channel implements ByteChannel {

        private byte[] waiting = {};

        @Override
        public void write(byte[] bytes, Duration timeout) {
            String text = new String(bytes, 0, bytes.length - 5, StandardCharsets.US_ASCII);
            if (text.startsWith("GL?EC")) {
                echoes++;
                Echo echo = Echo.decode(text.substring(5), PROTOCOL);
                waiting = FrameWithCrc.seal("GL!EC00" + new Echo.Response(echo.data()).encode(PROTOCOL));
                return;
            }
            String answer = answers.apply(text);
            waiting = answer.endsWith("~") || answer.startsWith("GL!ER")
                    ? FrameWithCrc.seal(answer)
                    : answer.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            int count = waiting.length;
            System.arraycopy(waiting, 0, into, 0, count);
            waiting = new byte[0];
            if (count == 0) {
                now = now.plus(timeout);
            }
            return count;
        }

        @Override
        public void discardInput() {
            waiting = new byte[0];
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing to give back.
        }
    }
}
