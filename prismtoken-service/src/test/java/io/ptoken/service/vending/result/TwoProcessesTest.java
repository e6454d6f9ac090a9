package io.ptoken.service.vending.result;

import static io.ptoken.service.fixture.StoredThings.otherToken;
import static io.ptoken.service.fixture.StoredThings.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.session.Caller;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.Presence;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.tid.TokenIdentifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Two processes on one store get the same message: one issues, the other waits for it, and the dead do not block. */
class TwoProcessesTest {

    private static final Duration CLAIM_TIME = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final IssueJournal journal = new InMemoryStore().issueJournal();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicBoolean overdue = new AtomicBoolean();
    private final Presence caller = new Presence() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public boolean isOverdue() {
            return overdue.get();
        }
    };
    private Runnable whileWaiting = () -> clock.advance(CLAIM_TIME);

    private final OncePerMessage one = process("one");
    private final OncePerMessage other = process("other");

    @Test
    void theOtherWaitsForTheTokensOfTheFirst() {
        IssueJournal.Claim claim = claimOfTheDead("x");
        whileWaiting = () -> journal.finish(claim, List.of(), entry());

        assertThat(other.issue(call("x"), () -> plan(() -> {}))).isEmpty();
        assertThat(made).hasValue(0);
    }

    @Test
    void theOtherTakesOverWhatTheFirstGaveUp() {
        IssueJournal.Claim claim = claimOfTheDead("x");
        whileWaiting = () -> journal.abandon(claim);

        other.issue(call("x"), () -> plan(() -> {}));

        assertThat(made).hasValue(1);
    }

    @Test
    void theOtherTakesOverFromTheDeadWhenTheirTimeIsOver() {
        claimOfTheDead("x");

        other.issue(call("x"), () -> plan(() -> {}));

        assertThat(made).hasValue(1);
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-23T12:00:30Z"));
    }

    @Test
    void anotherCallUnderAMessageInFlightIsRefusedAtOnce() {
        claimOfTheDead("y");
        whileWaiting = () -> {
            throw new AssertionError("waited");
        };

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> other.issue(call("x"), () -> plan(() -> {})))
                .withMessage(
                        "Parameter 'messageId' out of range: got 'm-1', expected one not yet used, or the method and "
                                + "parameters it was used with");
    }

    @Test
    void theSlowAnswersWithTheTokensOfTheOneThatTookItForDead() {
        List<IssuedToken> ofTheOther = List.of(otherToken());
        List<IssuedToken> tokens = one.issue(
                call("x"),
                () -> plan(List.of(token()), () -> {
                    clock.advance(CLAIM_TIME);
                    other.issue(call("x"), () -> plan(ofTheOther, () -> {}));
                }));

        assertThat(tokens).isEqualTo(ofTheOther);
        assertThat(made).hasValue(2);
        assertThat(journal.find(call("x").key()))
                .isEqualTo(new IssueJournal.Standing.Answered(
                        new IssueJournal.StoredResult(call("x").digest(), ofTheOther)));
    }

    /** The caller waits, and the store may be what does not answer. */
    @Test
    void aCallThatIsRefusedDoesNotWaitForItsClaimToBeGivenUp() {
        IssueJournal strict = before("abandon", claim -> {
            throw new AssertionError("waited");
        });

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> process("one", strict)
                        .issue(
                                call("x"),
                                () -> plan(() -> {
                                    throw new ServiceException(ErrorCode.CACHE_MISS);
                                })))
                .matches(refusal -> refusal.code() == ErrorCode.CACHE_MISS);
        assertThat(journal.find(call("x").key())).isInstanceOf(IssueJournal.Standing.Unknown.class);
    }

    /** The name of the holder is all that tells a claim from the one that took its place. */
    @Test
    void everyAttemptOfEveryProcessHoldsItsClaimUnderANameOfItsOwn() {
        List<String> holders = new ArrayList<>();
        IssueJournal listening = before("begin", claim -> holders.add(claim.holder()));
        for (String name : List.of("one", "other")) {
            OncePerMessage process = process(name, listening);
            for (String messageId : List.of("m-1", "m-2")) {
                process.issue(call("x", messageId + name), () -> plan(() -> {}));
            }
        }
        assertThat(holders).hasSize(4).doesNotHaveDuplicates().doesNotContain("");
    }

    /** Who hears that there is nothing issues again: a result that comes at the last moment must be told. */
    @Test
    void aFetchTellsTheResultThatComesWhileItTakesTheClaimForDead() {
        IssueJournal.Claim claim = claimOfTheDead("x");
        clock.advance(CLAIM_TIME);
        IssueJournal late = before("begin", fence -> journal.finish(claim, List.of(token()), entry()));

        assertThat(process("other", late).fetch("u", "m-1")).containsExactly(token());
        assertThat(one.fetch("u", "m-1")).as("and it stays").containsExactly(token());
    }

    @Test
    void theSlowAnswersNothingWhenItsCallerWasToldThatThereIsNoResult() {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> one.issue(
                        call("x"),
                        () -> plan(() -> {
                            clock.advance(CLAIM_TIME);
                            assertThatExceptionOfType(ServiceException.class)
                                    .isThrownBy(() -> other.fetch("u", "m-1"))
                                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CACHE_MISS));
                        })))
                .withMessage(
                        "Unhandled exception 'Overdue': the call took longer than 30 s and was given up; call again");
        assertThat(journal.find(call("x").key())).isEqualTo(new IssueJournal.Standing.Unknown());
    }

    @Test
    void aFetchWaitsForACallUnderWay() {
        IssueJournal.Claim claim = claimOfTheDead("x");
        whileWaiting = () -> journal.finish(claim, List.of(), entry());

        assertThat(other.fetch("u", "m-1")).isEmpty();
    }

    @Test
    void anOverdueCallDoesNotBegin() {
        overdue.set(true);

        assertTimedOut(() -> one.issue(call("x"), () -> plan(() -> {})));

        assertThat(made).hasValue(0);
        assertThat(journal.find(call("x").key())).isEqualTo(new IssueJournal.Standing.Unknown());
    }

    @Test
    void aCallThatIsOverdueOnceItHasReservedAsksNoModule() {
        OncePerMessage slow = process("slow", before("begin", claim -> overdue.set(true)));

        assertTimedOut(() -> slow.issue(call("x"), () -> plan(() -> {})));

        assertThat(made).hasValue(0);
        assertThat(journal.find(call("x").key())).isEqualTo(new IssueJournal.Standing.Unknown());
    }

    @Test
    void whatTheModuleMadeTooLateIsStoredAndFetched() {
        one.issue(call("x"), () -> plan(List.of(token()), () -> overdue.set(true)));

        assertThat(one.fetch("u", "m-1")).containsExactly(token());
        assertThat(other.fetch("u", "m-1")).containsExactly(token());
    }

    private static void assertTimedOut(ThrowingCallable call) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(call)
                .withMessage("Unhandled exception 'CallTimeout': the caller was told to fetch the result; nothing was"
                        + " issued");
    }

    private OncePerMessage process(String name) {
        return process(name, journal);
    }

    private OncePerMessage process(String name, IssueJournal its) {
        return new OncePerMessage(
                its, new InMemoryStore().auditLog(), clock, CLAIM_TIME, name, pause -> whileWaiting.run(), call -> {});
    }

    /** The journal, with something done before calls of that name. */
    private IssueJournal before(String method, Consumer<IssueJournal.Claim> action) {
        return (IssueJournal) Proxy.newProxyInstance(
                IssueJournal.class.getClassLoader(),
                new Class<?>[] {IssueJournal.class},
                (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        action.accept((IssueJournal.Claim) arguments[0]);
                    }
                    return called.invoke(journal, arguments);
                });
    }

    private IssueJournal.Claim claimOfTheDead(String meter) {
        IssueCall call = call(meter);
        IssueJournal.Claim claim = new IssueJournal.Claim(
                call.key(), call.digest(), "dead", clock.instant().plus(CLAIM_TIME));
        journal.begin(claim, Optional.empty(), clock.instant());
        return claim;
    }

    private IssueCall call(String meter) {
        return call(meter, "m-1");
    }

    /** Calls for different meters are different calls. */
    private IssueCall call(String meter, String messageId) {
        return new IssueCall(
                new Caller("u", Origin.LOCAL),
                new IssueCalls.DitkChange(
                        new CallContext(messageId, "t", Origin.LOCAL, caller),
                        MeterConfig.of(meter, 7, 2, 123_457, 1, 1, 255)));
    }

    private AuditEntry entry() {
        return AuditEntry.local(clock.instant(), "u", "x", "", "");
    }

    private IssuePlan plan(Runnable whileMaking) {
        return plan(List.of(), whileMaking);
    }

    private IssuePlan plan(List<IssuedToken> tokens, Runnable whileMaking) {
        return new IssuePlan() {
            @Override
            public Optional<TidWish> tidWish() {
                return Optional.empty();
            }

            @Override
            public ServiceException tidRefused(Optional<TokenIdentifier> next) {
                throw new AssertionError("none wished for");
            }

            @Override
            public ServiceException tidBelow(TokenIdentifier floor) {
                throw new AssertionError("none wished for");
            }

            @Override
            public List<IssuedToken> make(Optional<TokenIdentifier> tid) {
                made.incrementAndGet();
                whileMaking.run();
                return tokens;
            }
        };
    }
}
