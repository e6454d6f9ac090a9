package io.ptoken.hsm.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.pool.fixture.FakeMember;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Failing, resting, being tried again. */
class HealthTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final PoolFixture fixture = new PoolFixture();
    private final FakeMember a = fixture.a;
    private final FakeMember b = fixture.b;

    @Test
    void anUnreachableMemberRestsAndIsTriedInTheBackground() {
        ModulePool pool = fixture.inOrder(a, b);
        a.unplugged = true;
        credit(pool);
        credit(pool);
        assertThat(a.asked).as("once, then it rests").hasSize(1);

        a.serveAgain();
        int looks = a.looks.get();
        fixture.later(pool, SECOND.minusNanos(1));
        assertThat(a.looks).hasValue(looks);
        credit(pool);
        assertThat(a.asked).hasSize(1);

        fixture.later(pool, Duration.ofNanos(1));
        assertThat(a.looks).hasValue(looks + 1);
        credit(pool);
        assertThat(a.asked).hasSize(2);
    }

    @Test
    void noVendLooksAtAModuleThatRests() {
        ModulePool pool = fixture.inOrder(a, b);
        a.unplugged = true;
        credit(pool);
        int looks = a.looks.get();
        fixture.clock.advance(SECOND);

        credit(pool); // queues the look, and does not wait for it

        assertThat(a.looks).hasValue(looks);
        assertThat(b.asked).hasSize(2);
    }

    @Test
    void thePauseDoublesUntilItIsTheLongest() {
        ModulePool pool = fixture.inOrder(a, b);
        a.unplugged = true;
        credit(pool);

        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            Instant until = fixture.clock.instant().plusSeconds(seconds);
            assertThat(pool.members().get(0).restsUntil()).contains(until);
            fixture.later(pool, Duration.ofSeconds(seconds));
        }
    }

    @Test
    void aCallThatFailsOnTrialDoublesThePauseToo() {
        ModulePool pool = fixture.inOrder(a, b);
        a.refuse(SmStatus.DEVICE_FAILURE); // but its status answers
        credit(pool);
        fixture.later(pool, SECOND);

        credit(pool);

        assertThat(a.asked).hasSize(2);
        assertThat(pool.members().get(0).restsUntil())
                .contains(fixture.clock.instant().plusSeconds(2));
        assertThat(pool.members().get(0).resting()).contains("a: 01 said a");
    }

    @Test
    void aCallThatSucceedsOnTrialEndsTheMatter() {
        ModulePool pool = fixture.inOrder(a, b);
        a.refuse(SmStatus.DEVICE_FAILURE);
        credit(pool);
        a.serveAgain();
        fixture.later(pool, SECOND);
        credit(pool);

        a.refuse(SmStatus.DEVICE_FAILURE);
        credit(pool);

        assertThat(pool.members().get(0).restsUntil())
                .as("as after a first failure")
                .contains(fixture.clock.instant().plusSeconds(1));
    }

    @Test
    void onTrialItGetsOneCallWhileOthersCanTakeTheRest() {
        ModulePool pool = fixture.inOrder(a, b);
        a.unplugged = true;
        credit(pool);
        a.serveAgain();
        fixture.later(pool, SECOND);
        b.asked.clear();
        a.asked.clear();
        a.meanwhile = () -> {
            a.meanwhile = () -> {};
            credit(pool); // another call while this one is under way
        };

        credit(pool);

        assertThat(a.asked).hasSize(1);
        assertThat(b.asked).hasSize(1);
    }

    @Test
    void withoutAnyOtherACallTriesTheMemberItself() {
        ModulePool pool = fixture.inOrder(a);
        a.unplugged = true;
        assertThatThrownBy(() -> credit(pool)).isInstanceOfSatisfying(SecurityModuleException.class, e -> {
            assertThat(e.failure()).isEqualTo(ModuleFailure.UNREACHABLE);
            assertThat(e.text()).isEqualTo("no module could do it: a: no way to a");
        });
        a.serveAgain();
        fixture.clock.advance(SECOND);

        credit(pool); // though the background has not come to it yet

        assertThat(a.asked).hasSize(2);
    }

    @Test
    void aMemberThatNeverAnsweredIsNoneOfTheKeysAndDoesNotStopTheOthers() {
        a.unplugged = true;
        ModulePool pool = fixture.of(a, b);

        credit(pool);
        assertThat(b.asked).hasSize(1);
        assertThat(pool.members().get(0).silence()).contains("no way to a");

        a.serveAgain();
        fixture.later(pool, SECOND);
        credit(pool);
        assertThat(a.asked).hasSize(1);
    }

    @Test
    void viewsAreReadAnewInTheBackgroundWhenTheyAreOld() {
        ModulePool pool = fixture.inOrder(a);
        assertThat(a.looks).hasValue(1);

        fixture.later(pool, Duration.ofSeconds(10).minusNanos(1));
        assertThat(a.looks).hasValue(1);

        fixture.later(pool, Duration.ofNanos(1));
        assertThat(a.looks).hasValue(2);
    }

    @Test
    void aClockThatWasSetBackEndsPausesAndMakesViewsOld() {
        ModulePool pool = fixture.inOrder(a, b);
        a.unplugged = true;
        credit(pool);
        a.serveAgain();

        fixture.later(pool, Duration.ofHours(-1));
        credit(pool);

        assertThat(a.asked).hasSize(2);
    }

    @Test
    void anExecutorThatTakesNoMoreWorkStopsNoVend() {
        Executor shut = work -> {
            throw new RejectedExecutionException("shut down");
        };
        ModulePool pool = new ModulePool(List.of(PooledModule.of("a", a)), PoolSettings.DEFAULTS, fixture.clock, shut);

        credit(pool);
        fixture.clock.advance(Duration.ofHours(1));
        credit(pool);

        assertThat(a.asked).hasSize(2);
    }

    @Test
    void licenceLoadedIsSeenWithoutWaitingForTheViewToAge() {
        a.transactionsLeft = Optional.of(0L);
        ModulePool pool = fixture.inOrder(a, b);

        a.transactionsLeft = Optional.of(5L);
        pool.loadTransactionLicence("licence");
        fixture.work();
        credit(pool);

        assertThat(a.asked).containsExactly("licence", "credit 1");
    }

    @Test
    void aViewIsInTheTableOfKeysBeforeAnybodyElseGoesOn() {
        AtomicBoolean othersGetIn = new AtomicBoolean(true);
        AtomicReference<Member> itself = new AtomicReference<>();
        Member member = new Member(PooledModule.of("a", a), PoolSettings.DEFAULTS, fixture.clock, () -> {
            Member looking = Objects.requireNonNull(itself.get());
            othersGetIn.set(CompletableFuture.supplyAsync(looking::tryLook).join());
        });
        itself.set(member);

        member.lookFirst();

        assertThat(othersGetIn).isFalse();
        assertThat(member.told()).isPresent();
    }

    @Test
    void aClosedPoolRefuses() {
        ModulePool pool = fixture.inOrder(a);
        pool.close();

        assertThatThrownBy(() -> credit(pool)).hasMessage("58 APP_ERROR_STATE: the pool is closed");
        assertThatThrownBy(pool::status).hasMessage("58 APP_ERROR_STATE: the pool is closed");
        assertThat(a.asked).isEmpty();
    }

    @Nested
    class OfACircuit {

        private final Circuit circuit = new Circuit(PoolSettings.DEFAULTS);
        private final Instant now = fixture.clock.instant();
        private final Fault fault = Fault.notAsked("a", SmStatus.DEVICE_FAILURE, "it failed");

        @Test
        void callsThatFailTogetherAreOneFailure() {
            circuit.failed(now, fault);
            circuit.failed(now.plusMillis(10), fault);

            assertThat(circuit.pausedUntil()).contains(now.plusSeconds(1));
        }

        @Test
        void aCallFromBeforeTheFailureProvesNothing() {
            circuit.failed(now, fault);
            circuit.succeeded();

            assertThat(circuit.isOpen()).isTrue();
            assertThat(circuit.fault()).contains(fault);
        }
    }
}
