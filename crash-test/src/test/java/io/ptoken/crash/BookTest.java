package io.ptoken.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import za.co.prism.prismtoken1.Token;

/** Every promise that the book can check is broken here once, and found out. */
class BookTest {

    private static final int TID = 6_000_000;
    private static final long FEW = SampleOrders.FEW_UNITS.unitLimit().orElseThrow();

    private final Book book = new Book(SampleOrders.KEYS);

    @Test
    void aTidTwiceForAMeterIsFoundOut() {
        sold(SampleOrders.units("m-1", SampleOrders.UNLIMITED, 10), TID);

        assertBroken(
                () -> sold(SampleOrders.currency("m-2", SampleOrders.NEXT_REVISION, 5_000), TID),
                "TID 6000000 twice for meter " + SampleOrders.METER.digits());
    }

    @Test
    void aTidTwiceForAMeterThatChangesItsKeyIsFoundOut() {
        sold(SampleOrders.keyChange("m-1", Optional.of(0)), TID);

        assertBroken(() -> sold(SampleOrders.keyChange("m-2", Optional.of(1)), TID), "TID 6000000 twice");
    }

    @Test
    void oneTidForTwoMetersAndTwoForOneAreGood() {
        Order order = SampleOrders.units("m-1", SampleOrders.UNLIMITED, 10);
        sold(order, TID);
        sold(SampleOrders.at(SampleOrders.OTHER_METER, order).withMessageId("m-2"), TID);
        sold(order.withMessageId("m-3"), TID + 1);

        assertThat(book.answers()).isEqualTo(3);
        assertThat(book.tids()).isEqualTo(3);
    }

    @Test
    void otherTokensUnderAMessageIdAreFoundOut() {
        Order order = SampleOrders.units("m-1", SampleOrders.UNLIMITED, 10);
        Entry entry = sold(order, TID);

        assertBroken(
                () -> book.received(entry, SampleOrders.honest(order, TID + 1)),
                "another answer under the same messageId");
    }

    @Test
    void anotherFieldUnderAMessageIdIsFoundOut() {
        Order order = SampleOrders.units("m-1", SampleOrders.UNLIMITED, 10);
        Entry entry = sold(order, TID);
        List<Token> altered = SampleOrders.honest(order, TID);
        altered.get(0).setDescription("Credit:Water");

        assertBroken(() -> book.received(entry, altered), "with other fields");
    }

    @Test
    void theSameTokensUnderAMessageIdAreGood() {
        Order order = SampleOrders.units("m-1", SampleOrders.FEW_UNITS, FEW / 2 + 1);
        Entry entry = sold(order, TID);
        book.received(entry, SampleOrders.honest(order, TID));

        assertThat(book.answers()).isEqualTo(1);
    }

    @Test
    void aTokenListThatIsNotStoredAnyMoreIsFoundOut() {
        Entry entry = sold(SampleOrders.units("m-1", SampleOrders.UNLIMITED, 10), TID);

        assertBroken(() -> book.nothingStored(entry), "a token list that was received is not stored any more");
    }

    @Test
    void anOverspentUnitLimitIsFoundOut() {
        sold(SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 15_000), TID);

        assertBroken(
                () -> sold(SampleOrders.units("m-2", SampleOrders.FEW_UNITS, FEW - 15_000 + 1), TID + 1),
                "the limit of SGC 200001 KRN 1 (units, few) is overspent: 30001 sold of 30000");
    }

    @Test
    void aLimitSpentToTheLastTenthIsGood() {
        sold(SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 15_000), TID);
        sold(SampleOrders.units("m-2", SampleOrders.FEW_UNITS, FEW - 15_000), TID + 1);

        assertThat(book.allowances().get(0).soldInUnits()).isEqualByComparingTo("30000");
    }

    @Test
    void anOverspentCurrencyLimitIsFoundOut() {
        long whole = SampleOrders.LITTLE_CURRENCY.currencyLimit().orElseThrow();
        sold(SampleOrders.currency("m-1", SampleOrders.LITTLE_CURRENCY, (whole - 1_000) * 100_000), TID);

        assertBroken(
                () -> sold(SampleOrders.currency("m-2", SampleOrders.LITTLE_CURRENCY, 1_001L * 100_000), TID + 1),
                "the limit of SGC 200003 KRN 1 (currency, few) is overspent");
    }

    @Test
    void creditThatComesBackIsFoundOut() {
        Order refused = SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 500);
        book.limitUsedUp(refused);

        assertBroken(() -> sold(refused.withMessageId("m-2"), TID), "credit came back: an amount of 500");
    }

    @Test
    void lessThanWasRefusedMayStillBeSold() {
        book.limitUsedUp(SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 500));

        sold(SampleOrders.units("m-2", SampleOrders.FEW_UNITS, 499), TID);
    }

    @Test
    void moreShownAsLeftThanIsLeftIsFoundOut() {
        sold(SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 500), TID);
        Allowance allowance = book.allowances().get(0);
        book.requireLeft(allowance, FEW - 500);

        assertBroken(
                () -> book.requireLeft(allowance, FEW - 499),
                "the limit of SGC 200001 KRN 1 (units, few) is not charged in full: 30000 at the beginning, 500 sold,"
                        + " but 'ptoken vk list' shows 29501 left");
    }

    private Entry sold(Order order, int tid) {
        Entry entry = book.begin(order, 1);
        book.received(entry, SampleOrders.honest(order, tid));
        return entry;
    }

    private static void assertBroken(ThrowingCallable action, String text) {
        assertThatThrownBy(action).isInstanceOf(BrokenPromise.class).hasMessageContaining(text);
    }
}
