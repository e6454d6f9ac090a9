package io.ptoken.crash.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.Order;
import io.ptoken.crash.book.OrderSource;
import io.ptoken.crash.book.SampleOrders;
import io.ptoken.crash.client.Access;
import io.ptoken.crash.client.Clerk;
import io.ptoken.crash.client.FakeServer;
import io.ptoken.crash.client.Reply;
import io.ptoken.crash.client.Tally;
import io.ptoken.crash.client.Weather;
import io.ptoken.crash.program.BrokenPromise;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a restart has lost is found out by the checks that follow it, over several connections. */
class ChecksTest {

    private static final int CONNECTIONS = 4;

    private final FakeServer server = new FakeServer();
    private final Book book = new Book(SampleOrders.KEYS);
    private final Access access = new Access(server);
    private final Checks checks =
            new Checks(book, () -> new Clerk(book, new Tally(), access, () -> Weather.FAIR), CONNECTIONS);
    private final OrderSource orders = new OrderSource(new Random(1), SampleOrders.KEYS, 1, "check");

    @AfterEach
    void close() {
        checks.close();
    }

    @Test
    void aServerThatKeepsItsPromisesIsGood() {
        assertThat(checks.serves(orders, 1)).isTrue();
        assertThat(checks.settleOpenCalls()).isEmpty();
        checks.fetchRecent(1, new Random(1));
        checks.fetchAll();
        checks.limitsStayUsedUp(orders, 1);
    }

    @Test
    void oneLostTokenListIsFoundOut() {
        checks.serves(orders, 1);
        server.forget(book.answeredSince(0).get(1).order().messageId());

        assertBroken(checks::fetchAll, "a token list that was received cannot be fetched");
        assertBroken(() -> checks.fetchRecent(1, new Random(1)), "a token list that was received cannot be fetched");
    }

    @Test
    void aCallWithoutAReplyThatWasNotStoredIsSentAgain() {
        Entry open = book.begin(SampleOrders.units("m-1", SampleOrders.UNLIMITED, 10), 1);
        book.unknown(open);
        List<Entry> missing = checks.settleOpenCalls();
        checks.sendAgain(missing);

        assertThat(missing).containsExactly(open);
        assertThat(book.answer(open)).isPresent();
    }

    @Test
    void aLimitThatHasCreditAgainIsFoundOut() {
        for (int i = 0; i < 2; i++) {
            Order order = SampleOrders.units("m-" + i, SampleOrders.FEW_UNITS, 14_800);
            book.received(book.begin(order, 1), SampleOrders.honest(order, 5_000_000 + i));
        }
        book.killed();
        book.limitUsedUp(SampleOrders.units("m-2", SampleOrders.FEW_UNITS, 398));

        assertBroken(() -> checks.limitsStayUsedUp(orders, 1), "credit came back");
    }

    @Test
    void aServerWhoseMeterIsTooBusyDoesNotServe() {
        server.answerInstead(reply -> new Reply.Refused("EParamRange", "Parameter 'tokenTime' out of range"));

        assertThat(checks.serves(orders, 1)).isFalse();
    }

    private static void assertBroken(ThrowingCallable action, String text) {
        assertThatThrownBy(action).isInstanceOf(BrokenPromise.class).hasMessageContaining(text);
    }
}
