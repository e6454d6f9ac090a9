package io.ptoken.crash.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.crash.program.BrokenPromise;
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
        sellUpTo400Tenths();
        book.killed();
        Order refused = SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 398);
        book.limitUsedUp(refused);

        assertBroken(() -> sold(refused.withMessageId("m-2"), TID), "credit came back: an amount of 398");
    }

    @Test
    void lessThanWasRefusedMayStillBeSold() {
        sellUpTo400Tenths();
        book.killed();
        book.limitUsedUp(SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 398));

        sold(SampleOrders.units("m-2", SampleOrders.FEW_UNITS, 397), TID);
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

    @Test
    void aRefusalOfWhatMustBeLeftIsFoundOut() {
        sellUpTo400Tenths();
        book.limitUsedUp(SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 401));

        assertBroken(
                () -> book.limitUsedUp(SampleOrders.units("m-2", SampleOrders.FEW_UNITS, 400)),
                "a crash cost more of a limit than it may: at least 400 of SGC 200001 KRN 1 (units, few) must be left");
    }

    @Test
    void aKillMayCostOneHundredthOfWhatIsLeftAndNoMore() {
        sellUpTo400Tenths();
        book.killed();
        book.limitUsedUp(SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 397));

        assertBroken(
                () -> book.limitUsedUp(SampleOrders.units("m-2", SampleOrders.FEW_UNITS, 396)),
                "at least 396 of SGC 200001 KRN 1 (units, few) must be left");
    }

    @Test
    void whatIsInFlightMayBeCharged() {
        sellUpTo400Tenths();
        Entry underWay = book.begin(SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 300), 1);
        book.sending(underWay);
        book.limitUsedUp(SampleOrders.units("m-2", SampleOrders.FEW_UNITS, 101));
        assertBroken(
                () -> book.limitUsedUp(SampleOrders.units("m-3", SampleOrders.FEW_UNITS, 100)), "at least 100 of ");
        book.ended(underWay);

        assertBroken(
                () -> book.limitUsedUp(SampleOrders.units("m-4", SampleOrders.FEW_UNITS, 101)), "at least 400 of ");
    }

    @Test
    void aCallWithoutAReplyMayBeChargedOnce() {
        sellUpTo400Tenths();
        Entry open = book.begin(SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 300), 1);
        book.unknown(open);
        assertThat(book.least(book.allowances().get(0))).isEqualTo(100);

        book.found(open, SampleOrders.honest(open.order(), TID));

        assertThat(book.least(book.allowances().get(0))).isEqualTo(100);
        assertThat(book.most(book.allowances().get(0))).isEqualTo(100);
    }

    @Test
    void aCallWithoutAReplyThatIsSentAgainMayBeChargedTwice() {
        sellUpTo400Tenths();
        Entry open = book.begin(SampleOrders.units("m-1", SampleOrders.FEW_UNITS, 100), 1);
        book.unknown(open);
        book.nothingStored(open);
        book.received(open, SampleOrders.honest(open.order(), TID));

        assertThat(book.least(book.allowances().get(0))).isEqualTo(200);
        assertThat(book.most(book.allowances().get(0))).isEqualTo(300);
    }

    @Test
    void lessShownAsLeftThanACrashMayLeaveIsFoundOut() {
        sellUpTo400Tenths();
        book.killed();
        Allowance allowance = book.allowances().get(0);
        book.requireLeft(allowance, 396);

        assertBroken(
                () -> book.requireLeft(allowance, 395),
                "a crash cost more of a limit than it may: at least 396 of SGC 200001 KRN 1 (units, few) must be left,"
                        + " 29600 sold of 30000, but 'ptoken vk list' shows 395");
    }

    @Test
    void aTidBelowTheFloorIsFoundOutUnlessItWasAskedForBefore() {
        Entry before = book.begin(SampleOrders.units("m-1", SampleOrders.UNLIMITED, 10), 1);
        Floor floor = Floor.told("Accepted. Tokens are sold again from 2026-11-23T10:06:00Z.");
        book.floor(floor);
        book.found(before, SampleOrders.honest(before.order(), floor.first() - 1));
        sold(SampleOrders.units("m-2", SampleOrders.UNLIMITED, 10), floor.first());

        assertBroken(
                () -> sold(
                        SampleOrders.at(
                                SampleOrders.OTHER_METER, SampleOrders.units("m-3", SampleOrders.UNLIMITED, 10)),
                        floor.first() - 1),
                "was sold from a store that was put back");
    }

    private void sellUpTo400Tenths() {
        sold(SampleOrders.units("m-a", SampleOrders.FEW_UNITS, 15_000), TID - 2);
        sold(SampleOrders.units("m-b", SampleOrders.FEW_UNITS, FEW - 15_400), TID - 1);
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
