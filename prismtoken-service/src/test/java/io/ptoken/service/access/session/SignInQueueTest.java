package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AddressRanges;
import io.ptoken.service.access.Overload;
import io.ptoken.service.access.Overload.Kind;
import io.ptoken.service.api.Presence;
import io.ptoken.service.fixture.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Known ones first, the others address by address in turns; one too many is refused at once. */
class SignInQueueTest {

    private static final String STRANGER = "10.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String OTHER = "10.0.0.2";

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final Overload overload = new Overload(clock);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final List<CompletableFuture<Boolean>> begun = new ArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);

    @Test
    void knownOnesComeFirstAndTheOthersAddressByAddress() {
        SignInQueue queue = queue(1, 10, 10, 10);
        hold(queue);
        enter(queue, STRANGER, false, "a1");
        enter(queue, STRANGER, false, "a2");
        enter(queue, STRANGER, false, "a3");
        enter(queue, OTHER, false, "b1");
        enter(queue, STRANGER, true, "known");
        finish();

        assertThat(order).containsExactly("known", "a1", "b1", "a2", "a3");
    }

    @Test
    void ofTwoCoresOneStaysForThoseWhoAreKnown() {
        SignInQueue queue = queue(2, 10, 10, 10);
        hold(queue);
        enter(queue, OTHER, false, "stranger");

        assertThat(queue.inTurn(claim(STRANGER, true), () -> true)).isTrue();
        assertThat(order).isEmpty();
        finish();
        assertThat(order).containsExactly("stranger");
    }

    @Test
    void oneTooManyOfAnAddressIsRefusedAtOnceAndCounted() {
        SignInQueue queue = queue(1, 1, 10, 10);
        hold(queue);
        enter(queue, STRANGER, false, "waits");

        assertBusy(queue, STRANGER, "too many sign-ins wait; nothing was checked, sign in again in some seconds");
        enter(queue, OTHER, false, "of another");
        enter(queue, STRANGER, true, "known");
        finish();
        assertThat(order).containsExactly("known", "waits", "of another");
        assertThat(overload.total(Kind.SIGN_IN_QUEUE)).isEqualTo(1);
        assertThat(overload.news()).containsExactly(new Overload.News(Kind.SIGN_IN_QUEUE, 1, STRANGER));
    }

    @Test
    void whenAllPlacesAreTakenTheAddressWithMostLosesItsLast() {
        SignInQueue queue = queue(1, 10, 2, 10);
        hold(queue);
        enter(queue, STRANGER, false, "first");
        enter(queue, STRANGER, false, "last");
        CompletableFuture<Boolean> last = last();
        enter(queue, OTHER, false, "other");

        assertThatThrownBy(last::join).hasRootCauseInstanceOf(ServiceException.class);
        assertBusy(queue, "10.0.0.3", "too many sign-ins wait; nothing was checked, sign in again in some seconds");
        finish();
        assertThat(order).containsExactly("first", "other");
    }

    @Test
    void afterTooManyFailuresOfAnAddressOthersOfItAreRefusedUncheckedForAWhile() {
        SignInQueue queue = queue(1, 10, 10, 2);
        queue.failed(STRANGER);
        assertThat(queue.inTurn(claim(STRANGER, false), () -> true)).isTrue();
        queue.failed(STRANGER);

        assertBusy(
                queue,
                STRANGER,
                "too many sign-ins of this address have failed; nothing was checked, sign in again in a minute");
        assertThat(queue.inTurn(claim(STRANGER, true), () -> true)).isTrue();
        assertThat(queue.inTurn(claim(OTHER, false), () -> true)).isTrue();
        assertThat(overload.total(Kind.SIGN_IN_FAILURES)).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        assertThat(queue.inTurn(claim(STRANGER, false), () -> true)).isTrue();
    }

    @Test
    void failuresWhileItWaitsCountToo() {
        SignInQueue queue = queue(1, 10, 10, 1);
        hold(queue);
        enter(queue, STRANGER, false, "waits");
        CompletableFuture<Boolean> waiting = last();
        queue.failed(STRANGER);
        held.countDown();

        assertThatThrownBy(waiting::join).hasRootCauseInstanceOf(ServiceException.class);
        assertThat(order).isEmpty();
    }

    @Test
    void whoHasWaitedTooLongIsRefusedInTimeAndCountedAsSuch() {
        SignInQueue queue = queue(1, 10, 10, 10);
        hold(queue);
        enter(queue, STRANGER, false, "old");
        CompletableFuture<Boolean> old = last();
        enter(queue, STRANGER, true, "old and known");
        CompletableFuture<Boolean> oldAndKnown = last();
        clock.advance(PATIENCE.plusMillis(1));
        enter(queue, STRANGER, false, "young");

        for (CompletableFuture<Boolean> refused : List.of(old, oldAndKnown)) {
            assertThatThrownBy(refused::join)
                    .hasRootCauseMessage("Unhandled exception 'SignInBusy': the sign-ins before this one took too long;"
                            + " nothing was checked, sign in again in some seconds");
        }
        assertThat(queue.waiting()).isEqualTo(1);
        finish();
        assertThat(order).containsExactly("young");
        assertThat(overload.total(Kind.SIGN_IN_WAITED)).isEqualTo(2);
    }

    @Test
    void whoseTurnComesTooLateIsNotCheckedEither() {
        SignInQueue queue = queue(1, 10, 10, 10);
        hold(queue);
        enter(queue, STRANGER, false, "old");
        clock.advance(PATIENCE.plusMillis(1));
        finish();

        assertThat(order).isEmpty();
        assertThat(queue.inTurn(claim(STRANGER, false), () -> true)).isTrue();
    }

    @Test
    void anIpv6SiteIsOneAddress() {
        SignInQueue queue = queue(1, 10, 10, 1);
        queue.failed("2001:db8::1");

        assertThatThrownBy(() -> queue.inTurn(claim("2001:db8::ffff", false), () -> true))
                .isInstanceOf(ServiceException.class);
        assertThat(queue.inTurn(claim("2001:db8:0:1::1", false), () -> true)).isTrue();
    }

    @Test
    void whoHasHungUpIsNotWorkedFor() {
        SignInQueue queue = queue(1, 10, 10, 10);

        assertThatThrownBy(() -> queue.inTurn(new SignInQueue.Claim(STRANGER, () -> false, () -> false), () -> {
                    throw new AssertionError("hashed for nobody");
                }))
                .isInstanceOf(ServiceException.class);
        assertThat(overload.total(Kind.SIGN_IN_GONE)).isEqualTo(1);
        assertThat(queue.inTurn(claim(STRANGER, false), () -> true)).isTrue();
    }

    @Test
    void whoIsTrustedOrAtTheMachineIsNotLimited() {
        SignInLimits limits = new SignInLimits(1, 1, 1, PATIENCE, AddressRanges.parse(List.of("10.0.0.0/24")));
        SignInQueue queue = new SignInQueue(limits, 1, clock, overload);
        for (String place : List.of(STRANGER, "local")) {
            queue.failed(place);
            queue.failed(place);
            assertThat(queue.inTurn(claim(place, false), () -> true)).isTrue();
        }
    }

    private SignInQueue queue(int cores, int perAddress, int all, int failures) {
        return new SignInQueue(
                new SignInLimits(perAddress, all, failures, PATIENCE, AddressRanges.NONE), cores, clock, overload);
    }

    /** The core for strangers is busy until {@link #finish}. */
    private void hold(SignInQueue queue) {
        CountDownLatch atWork = new CountDownLatch(1);
        begun.add(CompletableFuture.supplyAsync(
                () -> queue.inTurn(claim("10.9.9.9", false), () -> {
                    atWork.countDown();
                    return await(held);
                }),
                command -> new Thread(command).start()));
        await(atWork);
    }

    private void enter(SignInQueue queue, String place, boolean known, String name) {
        int before = queue.waiting();
        CompletableFuture<Boolean> entered = CompletableFuture.supplyAsync(
                () -> queue.inTurn(claim(place, known), () -> order.add(name)), command -> new Thread(command).start());
        while (queue.waiting() == before && !entered.isDone() && !someoneGaveWay()) {
            Thread.onSpinWait();
        }
        begun.add(entered);
    }

    /** The one that entered last. */
    private CompletableFuture<Boolean> last() {
        return begun.get(begun.size() - 1);
    }

    private boolean someoneGaveWay() {
        return begun.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
    }

    private void finish() {
        held.countDown();
        begun.forEach(one -> one.handle((answer, refused) -> true).join());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignInQueue.Claim claim(String place, boolean known) {
        return new SignInQueue.Claim(place, () -> known, Presence.ALWAYS);
    }

    private static void assertBusy(SignInQueue queue, String place, String text) {
        assertThatThrownBy(() -> queue.inTurn(claim(place, false), () -> {
                    throw new AssertionError("checked");
                }))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Unhandled exception 'SignInBusy': " + text);
    }
}
