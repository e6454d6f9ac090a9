package io.ptoken.hsm.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.pool.fixture.FakeMember;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.refusal.SmStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failures are logged when they begin and when they end, and counted one by one. */
class FailureLogTest {

    private static final Logger LOGGER = Logger.getLogger(ModulePool.class.getName());

    private final PoolFixture fixture = new PoolFixture();
    private final FakeMember a = fixture.a;
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(Level.ALL);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void aMemberThatFailsAThousandCallsLogsTwoLines() {
        FailureLog log = new FailureLog("a");
        Fault fault = Fault.notAsked("a", SmStatus.DEVICE_FAILURE, "it failed");
        for (int i = 0; i < 1_000; i++) {
            log.callFailed(fixture.clock.instant(), fault);
            log.lookAnswered(); // between two calls, as in the background
        }
        log.callAnswered();
        log.callAnswered();

        assertThat(lines)
                .containsExactly(
                        "WARNING module a: 01 it failed; it is left alone for a pause, again and again until it answers",
                        "INFO module a answers again; failures since the start: 1000");
        assertThat(log.report().count()).isEqualTo(1_000);
    }

    @Test
    void oneThatWasSilentWhenLookedAtIsWellWhenItTellsAgain() {
        ModulePool pool = fixture.inOrder(a, fixture.b);
        a.unplugged = true;
        fixture.later(pool, Duration.ofSeconds(10));
        fixture.later(pool, Duration.ofSeconds(10));
        fixture.later(pool, Duration.ofSeconds(10));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("WARNING module a: ");

        a.serveAgain();
        fixture.later(pool, Duration.ofMinutes(5));
        assertThat(lines).hasSize(2).last().isEqualTo("INFO module a answers again; failures since the start: 3");
    }

    @Test
    void failuresOfCallsAreThereForPeople() {
        ModulePool pool = fixture.inOrder(a, fixture.b);
        assertThat(pool.members().get(0).failures()).isEqualTo(MemberReport.Failures.NONE);
        assertThat(pool.members().get(0).summary()).doesNotContain("failures");

        a.unplugged = true;
        credit(pool);
        MemberReport.Failures failures = pool.members().get(0).failures();
        assertThat(failures.count()).isEqualTo(1);
        assertThat(failures.last()).contains(fixture.clock.instant());
        assertThat(failures.why()).hasValueSatisfying(why -> assertThat(why).startsWith("a: "));
        assertThat(failures.failsSince()).contains(fixture.clock.instant());
        assertThat(pool.members().get(0).summary())
                .contains(", failures 1, fails since 2026-11-23T12:00:00Z, last 2026-11-23T12:00:00Z: a: ");

        a.serveAgain();
        fixture.later(pool, Duration.ofSeconds(5));
        credit(pool);
        assertThat(lines).hasSize(2);
        assertThat(pool.members().get(0).failures().count()).isEqualTo(1);
        assertThat(pool.members().get(0).failures().failsSince()).isEmpty();
        assertThat(pool.members().get(0).summary()).contains(", failures 1, last 2026-11-23T12:00:00Z: a: ");
    }

    @Test
    void sinceWhenItFailsIsWhenTheFirstOfThemFailed() {
        ModulePool pool = fixture.inOrder(a, fixture.b);
        Instant first = fixture.clock.instant();
        a.unplugged = true;
        credit(pool);
        fixture.later(pool, Duration.ofSeconds(10));
        fixture.later(pool, Duration.ofSeconds(10));

        MemberReport.Failures failures = pool.members().get(0).failures();
        assertThat(failures.count()).isGreaterThan(1);
        assertThat(failures.failsSince()).contains(first);
        assertThat(failures.last()).hasValueSatisfying(last -> assertThat(last).isAfter(first));
    }
}
