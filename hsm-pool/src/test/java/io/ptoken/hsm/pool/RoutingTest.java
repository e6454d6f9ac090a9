package io.ptoken.hsm.pool;

import static io.ptoken.hsm.pool.fixture.PoolFixture.change;
import static io.ptoken.hsm.pool.fixture.PoolFixture.credit;
import static io.ptoken.hsm.pool.fixture.PoolFixture.currency;
import static io.ptoken.hsm.pool.fixture.PoolFixture.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.pool.fixture.FakeMember;
import io.ptoken.hsm.pool.fixture.Keys;
import io.ptoken.hsm.pool.fixture.PoolFixture;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.status.ModuleState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which member is asked. */
class RoutingTest {

    private final PoolFixture fixture = new PoolFixture();
    private final FakeMember a = fixture.a;
    private final FakeMember b = fixture.b;
    private final FakeMember c = fixture.c;

    @Nested
    class AmongThoseThatCan {

        @Test
        void theLowestPriorityNumberComesFirst() {
            ModulePool pool = fixture.of(
                    PooledModule.of("a", a).priority(2), PooledModule.of("b", b).priority(1));

            credit(pool);
            credit(pool);

            assertThat(b.asked).hasSize(2);
            assertThat(a.asked).isEmpty();
        }

        @Test
        void equalsTakeTurns() {
            ModulePool pool = fixture.of(a, b, c);

            for (int i = 0; i < 9; i++) {
                credit(pool);
            }

            assertThat(List.of(a.asked.size(), b.asked.size(), c.asked.size())).containsOnly(3);
        }

        @Test
        void theOneWithTheFewestCallsUnderWayComesFirst() throws Exception {
            ModulePool pool = fixture.of(a, b);
            CountDownLatch inA = new CountDownLatch(1);
            CountDownLatch mayEnd = new CountDownLatch(1);
            a.meanwhile = () -> {
                inA.countDown();
                await(mayEnd);
            };
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<?> slow = thread.submit(() -> credit(pool));
                await(inA);

                credit(pool);
                credit(pool);
                credit(pool);

                assertThat(b.asked).hasSize(3);
                mayEnd.countDown();
                slow.get();
            } finally {
                thread.shutdownNow();
            }
        }

        @Test
        void membersWorkAtTheSameTimeAndEvenly() throws Exception {
            ModulePool pool = fixture.of(a, b, c, fixture.d);
            CountDownLatch allInside = new CountDownLatch(32);
            for (FakeMember member : List.of(a, b, c, fixture.d)) {
                member.meanwhile = () -> {
                    allInside.countDown();
                    await(allInside); // ends only when all are inside
                };
            }
            ExecutorService threads = Executors.newFixedThreadPool(32);
            try {
                List<Future<?>> calls = new ArrayList<>();
                for (int i = 0; i < 32; i++) {
                    calls.add(threads.submit(() -> credit(pool)));
                }
                for (Future<?> call : calls) {
                    call.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(List.of(a.asked.size(), b.asked.size(), c.asked.size(), fixture.d.asked.size()))
                    .containsOnly(8);
            assertThat(pool.members()).extracting(MemberReport::outstanding).containsOnly(0);
        }

        @Test
        void aStandbyMemberWaitsUntilNoOtherCan() {
            ModulePool pool = fixture.of(
                    PooledModule.of("a", a).asStandby(), PooledModule.of("b", b).priority(9));

            credit(pool);
            assertThat(a.asked).isEmpty();

            b.refuse(SmStatus.TAMPERED_STATE);
            credit(pool);
            assertThat(a.asked).hasSize(1);
        }
    }

    @Nested
    class PassedOver {

        @Test
        void aDrainedMemberGetsNothing() {
            ModulePool pool = fixture.inOrder(a, b);
            pool.stand("a", ModuleStanding.FIRST.withDrained(true));

            credit(pool);
            pool.verify(verify(1));

            assertThat(a.asked).isEmpty();
            assertThat(b.asked).hasSize(2);
        }

        @Test
        void drainedMembersAreNotAskedEvenWhenThereIsNobodyElse() {
            ModulePool pool = fixture.inOrder(a);
            pool.stand("a", ModuleStanding.FIRST.withDrained(true));

            assertRefused(() -> credit(pool), SmStatus.PERMISSION_ERROR, "no module could do it: a: drained");
            assertThat(a.asked).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = ModuleState.class,
                names = {"OPERATIONAL", "PRIVILEGED"},
                mode = EnumSource.Mode.EXCLUDE)
        void aMemberInAStateThatDoesNotVend(ModuleState state) {
            a.state = state;
            ModulePool pool = fixture.inOrder(a, b);

            credit(pool);

            assertThat(a.asked).isEmpty();
        }

        @Test
        void aMemberWithoutTransactions() {
            a.transactionsLeft = Optional.of(0L);
            ModulePool pool = fixture.inOrder(a, b);
            credit(pool);
            assertThat(a.asked).isEmpty();

            pool.verify(verify(1));
            assertThat(a.asked).as("verifying needs none").hasSize(1);
        }

        @Test
        void aMemberWithOneTransactionIsAsked() {
            a.transactionsLeft = Optional.of(1L);
            ModulePool pool = fixture.inOrder(a, b);

            credit(pool);

            assertThat(a.asked).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({"2026-11-23T12:00:00Z, 0", "2026-11-23T12:00:01Z, 1"})
        void aMemberPastItsInhibitDate(String date, int asked) {
            a.inhibitVendDate = Optional.of(Instant.parse(date));
            ModulePool pool = fixture.inOrder(a, b);

            credit(pool);

            assertThat(a.asked).hasSize(asked);
        }

        @ParameterizedTest
        @CsvSource({"EMPTY, 0", "LOADING, 0", "PENDING, 1", "ACTIVE, 1"})
        void aKeyWhoseSlotIsLoading(KekSlotState slot, int asked) {
            a.holding(Keys.first(1).slot(slot).key());
            ModulePool pool = fixture.inOrder(a, b);

            credit(pool);

            assertThat(a.asked).hasSize(asked);
        }

        @ParameterizedTest
        @CsvSource({"2026-11-23T11:59:59Z, 0", "2026-11-23T12:00:00Z, 1"})
        void aKeyPastItsTimeOfUse(String end, int asked) {
            a.holding(Keys.first(1).issuedUntil(end).key());
            ModulePool pool = fixture.inOrder(a, b);

            credit(pool);

            assertThat(a.asked).hasSize(asked);
        }

        @Test
        void aLimitThatIsUsedUpForThatKindOfCredit() {
            a.holding(Keys.first(1).limits(0, 10).key());
            ModulePool pool = fixture.inOrder(a, b);

            credit(pool);
            assertThat(a.asked).isEmpty();

            pool.vendCredit(currency(1));
            assertThat(a.asked).hasSize(1);
        }

        @Test
        void aKeyThatDoesNotVendTheSubclass() {
            a.holding(Keys.first(1).subclasses(0xF0).key());
            ModulePool pool = fixture.inOrder(a, b);

            credit(pool);

            assertThat(a.asked).isEmpty();
        }

        @Test
        void aMemberThatLacksTheAbility() {
            a.lacks = Map.of(ModuleCapability.CURRENCY_CREDIT, "old firmware");
            ModulePool pool = fixture.inOrder(a, b);

            pool.vendCredit(currency(1));
            assertThat(a.asked).isEmpty();
            credit(pool);
            assertThat(a.asked).hasSize(1);
            assertThat(pool.lacks()).isEmpty();
        }

        @Test
        void whatNobodyCanDoIsRefusedWithEachReason() {
            a.lacks = Map.of(ModuleCapability.CURRENCY_CREDIT, "old firmware");
            b.lacks = Map.of(ModuleCapability.CURRENCY_CREDIT, "units only");
            ModulePool pool = fixture.inOrder(a, b);

            assertRefused(
                    () -> pool.vendCredit(currency(1)),
                    SmStatus.KEY_PARAM_ERROR,
                    "no module could do it: a: 40 CURRENCY_CREDIT: old firmware; b: 40 CURRENCY_CREDIT: units only");
            assertThat(pool.lacks())
                    .containsExactly(Map.entry(ModuleCapability.CURRENCY_CREDIT, "a: old firmware; b: units only"));
            assertThat(a.asked).isEmpty();
        }

        @Test
        void aMemberThatDoesNotHoldTheKey() {
            a.holding(Keys.second(1).key());
            ModulePool pool = fixture.inOrder(a, b);

            pool.vendCredit(credit(2)); // number 1 is that of the other key

            assertThat(a.asked).isEmpty();
            assertThat(b.asked).containsExactly("credit 1");
        }

        @Test
        void bothKeysOfAChangeMustBeInOneMember() {
            a.holding(Keys.first(1).key());
            b.holding(Keys.second(2).key());
            c.holding(Keys.second(5).key(), Keys.first(6).key());
            ModulePool pool = fixture.inOrder(a, b, c);

            pool.vendKeyChange(change(1, 2));

            assertThat(c.asked).containsExactly("change 6 5");
            assertThat(a.asked).isEmpty();
            assertThat(b.asked).isEmpty();
        }

        @Test
        void keysThatNoMemberHasTogether() {
            a.holding(Keys.first(1).key());
            b.holding(Keys.second(2).key());
            ModulePool pool = fixture.inOrder(a, b);

            assertRefused(
                    () -> pool.vendKeyChange(change(1, 2)),
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    "no module of the pool holds the vending keys of registers 1 and 2 together");
            assertRefused(
                    () -> pool.vendCredit(credit(7)),
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    "no module of the pool holds the vending key of register 7");
        }

        @Test
        void whereAllWillRefuseTheFirstIsAskedForItsOwnWords() {
            a.state = ModuleState.TAMPERED;
            a.refuse(SmStatus.TAMPERED_STATE);
            ModulePool pool = fixture.inOrder(a);

            assertRefused(() -> credit(pool), SmStatus.TAMPERED_STATE, "no module could do it: a: 57 said a");
            assertThat(a.asked).hasSize(1);
        }
    }

    @Nested
    class WhenAMemberRefuses {

        @ParameterizedTest
        @EnumSource(
                value = SmStatus.class,
                names = {
                    "DEVICE_FAILURE",
                    "CHECKSUM_ERROR",
                    "INVALID_REQUEST_HEADER",
                    "KMC_KEY_STATE_ERROR",
                    "KEK_SLOT_NOT_FOUND_ERROR",
                    "VK_REG_NOT_FOUND_ERROR",
                    "INSUFFICIENT_CREDIT_BALANCE",
                    "KEY_ISSUE_EXPIRED_ERROR",
                    "KEY_NOT_YET_ACTIVE",
                    "TID_OUT_OF_WINDOW",
                    "TAMPERED_STATE",
                    "APP_ERROR_STATE",
                    "PERMISSION_ERROR"
                })
        void forAReasonOfItsOwnTheNextIsAsked(SmStatus status) {
            ModulePool pool = fixture.inOrder(a, b);
            a.refuse(status);

            assertThat(credit(pool)).isEqualTo(FakeMember.TOKEN);

            assertThat(a.asked).hasSize(1);
            assertThat(b.asked).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(
                value = SmStatus.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {
                    "SUCCESSFUL",
                    "DEVICE_FAILURE",
                    "CHECKSUM_ERROR",
                    "INVALID_REQUEST_HEADER",
                    "KMC_KEY_STATE_ERROR",
                    "KEK_SLOT_NOT_FOUND_ERROR",
                    "VK_REG_NOT_FOUND_ERROR",
                    "INSUFFICIENT_CREDIT_BALANCE",
                    "KEY_ISSUE_EXPIRED_ERROR",
                    "KEY_NOT_YET_ACTIVE",
                    "TID_OUT_OF_WINDOW",
                    "TAMPERED_STATE",
                    "APP_ERROR_STATE",
                    "PERMISSION_ERROR"
                })
        void forTheSakeOfTheRequestNobodyElseIsAsked(SmStatus status) {
            ModulePool pool = fixture.inOrder(a, b);
            a.refuse(status);

            assertRefused(() -> credit(pool), status, "a: said a");

            assertThat(b.asked).isEmpty();
            a.serveAgain();
            credit(pool);
            assertThat(a.asked).as("it is as good as before").hasSize(2);
        }

        @Test
        void anExtendedTextStaysAsItIs() {
            ModulePool pool = fixture.inOrder(a, b);
            SecurityModuleException extended =
                    SecurityModuleException.extended("X1 WHY", "X1 WHY: because", new IllegalStateException());
            a.refusal = extended;

            assertThatThrownBy(() -> credit(pool)).isSameAs(extended);
            assertThat(b.asked).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"P7D, 1", "PT168H1M, 0"})
        void tidOutOfWindowIsFinalWhenItIsOutByOurClockToo(Duration ahead, int askedOfTheNext) {
            ModulePool pool = fixture.inOrder(a, b);
            a.refuse(SmStatus.TID_OUT_OF_WINDOW);

            ThrowingCallable vend =
                    () -> pool.vendCredit(credit(1, fixture.clock.instant().plus(ahead)));

            if (askedOfTheNext == 0) {
                assertRefused(vend, SmStatus.TID_OUT_OF_WINDOW, "a: said a");
            } else {
                assertThat(org.assertj.core.api.Assertions.catchThrowable(vend)).isNull();
            }
            assertThat(b.asked).hasSize(askedOfTheNext);
        }

        @Test
        void ofManyRefusalsTheFirstIsToldWithTheOthers() {
            ModulePool pool = fixture.inOrder(a, b, c);
            a.unplugged = true;
            b.refuse(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
            c.refuse(SmStatus.PERMISSION_ERROR);

            assertRefused(
                    () -> credit(pool),
                    SmStatus.INSUFFICIENT_CREDIT_BALANCE,
                    "no module could do it: a: no way to a; b: 31 said b; c: 98 said c");
        }

        @Test
        void aLimitThatThisAmountExceedsDoesNotKeepSmallerOnesAway() {
            ModulePool pool = fixture.inOrder(a, b);
            a.refuse(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
            credit(pool);
            a.serveAgain();

            credit(pool);

            assertThat(a.asked).hasSize(2);
        }

        @Test
        void aKeyThatWasRefusedIsAskedLastForAWhile() {
            ModulePool pool = fixture.inOrder(a, b);
            a.refuse(SmStatus.VK_REG_NOT_FOUND_ERROR);
            credit(pool);
            a.serveAgain();

            fixture.later(pool, Duration.ofSeconds(9));
            credit(pool);
            assertThat(a.asked).hasSize(1);

            fixture.later(pool, Duration.ofSeconds(1));
            credit(pool);
            assertThat(a.asked).hasSize(2);
        }

        @Test
        void aLostKeyIsLookedAtAgainAtOnceInTheBackground() {
            ModulePool pool = fixture.inOrder(a, b);
            a.refuse(SmStatus.VK_REG_NOT_FOUND_ERROR);
            a.holding();
            credit(pool);
            int before = a.looks.get();

            pool.tend();
            fixture.work();

            assertThat(a.looks).hasValue(before + 1);
            assertThat(pool.members().get(0).keys()).isEmpty();
        }
    }

    private static void assertRefused(ThrowingCallable call, SmStatus status, String text) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SecurityModuleException.class, e -> {
            assertThat(e.status()).isEqualTo(status);
            assertThat(e.text()).isEqualTo(text);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
