package io.ptoken.crash.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.Order;
import io.ptoken.crash.book.SampleOrders;
import io.ptoken.crash.program.BrokenPromise;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that refuses, forgets, changes or keeps silent where it must not is found out by the client that meets it. */
class ClerkTest {

    private static final Reply OVERLOADED = new Reply.Refused("EService", "StoreFull");
    private static final Reply USED_UP = new Reply.Refused("ESm", "Security Module error '31': no credit left");
    private static final Reply TOO_BUSY = new Reply.Refused("EParamRange", "Parameter 'tokenTime' out of range");
    private static final Reply PUT_BACK = new Reply.Refused(
            "EService", "the store was restored, or accepted as an older copy; next possible at 2026-11-23T10:06:00Z");
    private static final Reply SILENCE = new Reply.Lost("connection reset");

    private static final Reply OVERDUE =
            new Reply.Refused("EService", "CallTimeout: no answer within 10 s; the tokens may exist");

    private final FakeServer server = new FakeServer();
    private final Book book = new Book(SampleOrders.KEYS);
    private Weather weather = Weather.FAIR;
    private final Clerk clerk = new Clerk(book, new Tally(), new Access(server), () -> weather);
    private final Order order = SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 10);
    private final Entry entry = book.begin(order, 1);

    @Test
    void aServerThatKeepsItsPromisesIsGood() {
        assertThat(clerk.issue(entry)).isInstanceOf(Reply.Tokens.class);
        clerk.issue(entry);
        clerk.fetchKnown(entry);
        clerk.misuse(entry);

        assertThat(book.answers()).isEqualTo(1);
    }

    @Test
    void aRefusalWithoutReasonIsFoundOut() {
        server.answerInstead(reply -> OVERLOADED);

        assertBroken(() -> clerk.issue(entry), "refused without reason: EService: StoreFull");
    }

    @Test
    void aRefusalOfWhatWasAnsweredBeforeIsFoundOut() {
        clerk.issue(entry);
        for (Reply refusal : new Reply[] {USED_UP, TOO_BUSY, OVERLOADED}) {
            server.answerInstead(reply -> refusal);

            assertBroken(() -> clerk.issue(entry), "refused without reason: " + refusal);
        }
    }

    @Test
    void usedUpLimitsAndBusyMetersAreReasons() {
        server.answerInstead(reply -> TOO_BUSY);
        clerk.issue(entry);
        for (int i = 0; i < 2; i++) {
            Order most = SampleOrders.units("most-" + i, SampleOrders.FEW_UNITS, 14_998);
            book.received(book.begin(most, 1), SampleOrders.honest(most, 5_000_000 + i));
        }
        server.answerInstead(reply -> USED_UP);
        clerk.issue(entry);

        assertThat(book.allowances().get(0).smallestRefused()).hasValue(order.amount());
    }

    @Test
    void aLimitThatIsUsedUpTooEarlyIsFoundOut() {
        server.answerInstead(reply -> USED_UP);

        assertBroken(() -> clerk.issue(entry), "a crash cost more of a limit than it may: at least 30000 of ");
    }

    @Test
    void aStoreThatWasPutBackIsAReasonOnlyWhereOneWas() {
        server.answerInstead(reply -> PUT_BACK);
        assertBroken(
                () -> clerk.issue(entry),
                "refused without reason: EService: the store was restored, or accepted as an older copy");
        weather = Weather.PUT_BACK;

        assertThat(clerk.issue(entry)).isEqualTo(PUT_BACK);
    }

    @Test
    void aRefusalThatDoesNotSayWhenItIsPossibleIsFoundOut() {
        weather = Weather.PUT_BACK;
        server.answerInstead(reply -> new Reply.Refused(
                "EService", "the store was restored, or accepted as an older copy; nothing was issued"));

        assertBroken(() -> clerk.issue(entry), "the refusal does not say when it is possible");
    }

    @Test
    void aDiskThatFailsIsAReason() {
        weather = Weather.ROUGH;
        server.answerInstead(reply -> OVERLOADED);
        clerk.issue(entry);

        assertThat(book.open()).containsExactly(entry);
    }

    @Test
    void silenceOfAServerThatNobodyStoppedIsFoundOut() {
        clerk.issue(entry);
        server.answerInstead(reply -> SILENCE);

        assertBroken(() -> clerk.issue(entry), "no answer from a server that nobody stopped");
        assertBroken(() -> clerk.fetchKnown(entry), "no answer from a server that nobody stopped");
        assertBroken(() -> clerk.misuse(entry), "no answer from a server that nobody stopped");
    }

    @Test
    void noConnectionToAServerThatNobodyStoppedIsFoundOut() {
        server.disappear();

        assertThat(clerk.connected()).isFalse();
        assertBroken(() -> clerk.issue(entry), "no answer from a server that nobody stopped: connection refused");
    }

    @ParameterizedTest
    @EnumSource(names = {"KILLED", "ROUGH"})
    void silenceOfAServerThatIsKilledLeavesACallOpen(Weather killed) {
        weather = killed;
        server.answerInstead(reply -> SILENCE);
        clerk.issue(entry);

        assertThat(book.open()).containsExactly(entry);
    }

    @Test
    void aTokenListThatCannotBeFetchedIsFoundOut() {
        clerk.issue(entry);
        server.forget("m-1");

        assertBroken(() -> clerk.fetchKnown(entry), "a token list that was received cannot be fetched");
    }

    @Test
    void aTokenListThatIsIssuedAnewIsFoundOut() {
        clerk.issue(entry);
        server.forget("m-1");

        assertBroken(() -> clerk.issue(entry), "another answer under the same messageId");
    }

    @Test
    void aTidThatIsUsedTwiceIsFoundOut() {
        clerk.issue(entry);
        server.repeatTid();

        assertBroken(() -> clerk.issue(book.begin(order.withMessageId("m-2"), 1)), "TID 6000000 twice");
    }

    @Test
    void anotherAmountUnderAUsedMessageIdThatIsSoldIsFoundOut() {
        clerk.issue(entry);
        server.forget("m-1");

        assertBroken(() -> clerk.misuse(entry), "another amount under a used messageId was not refused");
    }

    @Test
    void aCallWithoutAReplyIsSettled() {
        weather = Weather.KILLED;
        server.answerInstead(reply -> SILENCE);
        Entry never = book.begin(order.withMessageId("m-2"), 1);
        clerk.issue(never);
        clerk.issue(entry);
        server.forget("m-2");
        server.answerInstead(reply -> reply);
        weather = Weather.FAIR;

        assertThat(clerk.fetchOpen(entry)).isTrue();
        assertThat(clerk.fetchOpen(never)).isFalse();
        assertThat(book.open()).isEmpty();
    }

    @Test
    void aServerThatCannotTellWhatBecameOfACallIsFoundOut() {
        server.issueUnseen(order);
        server.answerInstead(reply -> OVERLOADED);

        assertBroken(() -> clerk.fetchOpen(entry), "cannot tell what became of a call: EService");
    }

    @Test
    void aCallThatTookTooLongIsOpenUntilItsResultIsThere() {
        server.answerInstead(reply -> OVERDUE);
        clerk.issue(entry);
        assertThat(book.open()).containsExactly(entry);
        AtomicInteger fetches = new AtomicInteger();
        server.answerInstead(reply -> fetches.incrementAndGet() < 4 ? OVERDUE : reply);

        assertThat(clerk.fetchOpen(entry)).isTrue();

        assertThat(fetches).hasValue(4);
    }

    @Test
    void aResultThatIsNeverThereIsFoundOut() {
        server.issueUnseen(order);
        server.answerInstead(reply -> OVERDUE);

        assertBroken(() -> clerk.fetchOpen(entry), "cannot tell what became of a call: EService: CallTimeout");
    }

    private static void assertBroken(ThrowingCallable action, String text) {
        assertThatThrownBy(action).isInstanceOf(BrokenPromise.class).hasMessageContaining(text);
    }
}
