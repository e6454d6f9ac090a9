package io.ptoken.hsm.soft.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.CreditLimit;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private final Balance balance = new Balance(units(100_000));

    private static Allowance units(long tenths) {
        return new Allowance(Measure.UNITS, tenths);
    }

    private long lease(long amount, int most) {
        balance.leaseFor(amount, most);
        return balance.toWrite().steps();
    }

    @Test
    void leasesBelowTheAmountAndNeverBelowZero() {
        assertThat(lease(10, 100)).isEqualTo(99_890);
        balance.written();
        assertThat(balance.isLeased(110)).isTrue();
        assertThat(balance.isLeased(111)).isFalse();
        assertThat(lease(100_000, 600)).isZero();
    }

    @Test
    void leasesAHundredthOfWhatIsLeftAtMost() {
        assertThat(lease(0, 5_000)).isEqualTo(99_000);
        assertThat(lease(500, 5_000)).isEqualTo(100_000 - 500 - 995);
    }

    @Test
    void leasesNothingBeyondASaleThatIsLargerThanTheLease() {
        assertThat(lease(100, 100)).isEqualTo(99_800);
        assertThat(lease(101, 100)).isEqualTo(99_899);
        assertThat(lease(1_000, 5_000)).isEqualTo(99_000);
        assertThat(lease(1, 0)).isEqualTo(99_999);
    }

    /** While it is written others charge down to the value on disk. */
    @Test
    void neverWritesMoreThanWhatIsOnDisk() {
        lease(0, 500);
        balance.written();
        assertThat(lease(0, 10)).isEqualTo(99_500);
    }

    @Test
    void forgetsWhatWasNotWritten() {
        lease(0, 500);
        balance.notWritten();
        assertThat(balance.toWrite()).isEqualTo(balance.onDisk()).isEqualTo(units(100_000));
    }

    @Test
    void isLowWhenLessThanHalfOfTheLeaseIsLeftAndThereIsMoreToLease() {
        lease(0, 100);
        balance.written();
        balance.charge(50);
        assertThat(balance.isLow(1, 100)).isFalse();
        balance.charge(1);
        assertThat(balance.isLow(1, 100)).isTrue();
        assertThat(balance.isLow(101, 100)).as("after a sale written by itself").isFalse();
        assertThat(balance.isLow(1, 99)).as("too small to be written ahead").isFalse();
        assertThat(new Balance(units(9_999)).isLow(1, 100))
                .as("a hundredth is too small")
                .isFalse();
        lease(100_000, 0);
        balance.written();
        assertThat(balance.isLow(1, 10_000)).as("all is leased").isFalse();
        assertThat(new Balance(Allowance.of(CreditLimit.UNLIMITED, Measure.UNITS)).isLow(1, 100))
                .isFalse();
    }
}
