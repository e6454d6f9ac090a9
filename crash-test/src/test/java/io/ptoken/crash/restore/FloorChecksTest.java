package io.ptoken.crash.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.Floor;
import io.ptoken.crash.book.OrderSource;
import io.ptoken.crash.book.SampleOrders;
import io.ptoken.crash.client.Access;
import io.ptoken.crash.client.Clerk;
import io.ptoken.crash.client.FakeServer;
import io.ptoken.crash.client.Tally;
import io.ptoken.crash.client.Weather;
import io.ptoken.crash.program.BrokenPromise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that sells up to the floor of a store that was put back, or stops more than that, is found out. */
class FloorChecksTest {

    /** Later than any clock that this test runs by. */
    private static final Instant AGAIN = Instant.parse("2040-01-01T00:00:00Z");

    private final FakeServer server = new FakeServer();
    private final Book book = new Book(SampleOrders.KEYS);
    private final Clerk clerk = new Clerk(book, new Tally(), new Access(server), () -> Weather.FAIR);
    private final FloorChecks checks =
            new FloorChecks(book, clerk, new OrderSource(new Random(1), SampleOrders.KEYS, 1, "floor"), 1);
    private final Floor floor = new Floor(AGAIN, System.nanoTime());
    private List<Entry> known = List.of();

    @BeforeEach
    void sellBefore() {
        Entry entry = book.begin(SampleOrders.units("m-1", SampleOrders.UNLIMITED, 10), 1);
        clerk.issue(entry);
        known = List.of(entry);
        server.floor(AGAIN);
    }

    @AfterEach
    void close() {
        clerk.close();
    }

    @Test
    void aServerThatObeysTheFloorIsGood() {
        checks.check(floor, known);

        assertThat(checks.told()).isEqualTo(AGAIN);
        assertThat(book.answers()).isEqualTo(known.size() + 2);
    }

    @Test
    void oneThatSellsAtOnceIsFoundOut() {
        server.floor(Instant.EPOCH);

        assertBroken(() -> checks.check(floor, known), "tokens are sold at once from a store that was put back");
    }

    @Test
    void oneWhoseFloorIsLowerThanWasSaidIsFoundOut() {
        server.floor(AGAIN.minus(Duration.ofMinutes(1)));

        assertBroken(() -> checks.check(floor, known), "but the floor was said to end at " + AGAIN);
    }

    @Test
    void oneThatRefusesWhatIsPastTheFloorIsFoundOut() {
        server.floorForTimes(AGAIN.plus(Duration.ofMinutes(1)));

        assertBroken(() -> checks.check(floor, known), "a time past the floor is refused");
    }

    @Test
    void oneThatSellsATimeBelowTheFloorIsFoundOut() {
        server.floorForTimes(AGAIN.minus(Duration.ofMinutes(2)));

        assertBroken(() -> checks.check(floor, known), "a time at or below the floor is not refused as such");
    }

    @Test
    void aTidThatTheLostStoreGaveIsFoundOut() {
        server.floor(Instant.EPOCH);
        server.repeatTid();

        assertBroken(
                () -> clerk.issue(book.begin(SampleOrders.units("m-2", SampleOrders.UNLIMITED, 10), 1)),
                "TID 6000000 twice for meter ");
    }

    private static void assertBroken(ThrowingCallable action, String text) {
        assertThatThrownBy(action).isInstanceOf(BrokenPromise.class).hasMessageContaining(text);
    }
}
