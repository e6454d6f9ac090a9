package io.ptoken.hsm.soft;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.CreditLimit;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private final Balance balance = new Balance(new CreditLimit(1_000));

    private long lease(long amount, long lease) {
        balance.leaseFor(amount, lease);
        return balance.toWrite().value();
    }

    @Test
    void leasesBelowTheAmountAndNeverBelowZero() {
        assertThat(lease(10, 100)).isEqualTo(890);
        balance.written();
        assertThat(balance.isLeased(110)).isTrue();
        assertThat(balance.isLeased(111)).isFalse();
        assertThat(lease(500, 600)).isZero();
    }

    /** While it is written others charge down to the value on disk. */
    @Test
    void neverWritesMoreThanWhatIsOnDisk() {
        lease(0, 500);
        balance.written();
        assertThat(lease(0, 10)).isEqualTo(500);
    }

    @Test
    void forgetsWhatWasNotWritten() {
        lease(0, 500);
        balance.notWritten();
        assertThat(balance.toWrite()).isEqualTo(balance.onDisk()).isEqualTo(new CreditLimit(1_000));
    }

    @Test
    void isLowWhenLessThanHalfOfTheLeaseIsLeftAndThereIsMoreToLease() {
        lease(0, 100);
        balance.written();
        balance.charge(50);
        assertThat(balance.isLow(100)).isFalse();
        balance.charge(1);
        assertThat(balance.isLow(100)).isTrue();
        lease(0, 1_000);
        balance.written();
        assertThat(balance.isLow(10_000)).isFalse();
        assertThat(new Balance(CreditLimit.UNLIMITED).isLow(100)).isFalse();
    }
}
