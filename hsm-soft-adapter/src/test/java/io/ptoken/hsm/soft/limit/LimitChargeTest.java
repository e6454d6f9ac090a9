package io.ptoken.hsm.soft.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class LimitChargeTest {

    private static long ofCurrency(String units) {
        return LimitCharge.of(CurrencyAmountCode.encode(new BigInteger(units)));
    }

    @Test
    void unitsCostWhatTheMeterCredits() {
        assertThat(LimitCharge.of(UnitAmountCode.encode(0))).isZero();
        assertThat(LimitCharge.of(UnitAmountCode.encode(16_383))).isEqualTo(16_383);
        assertThat(LimitCharge.of(UnitAmountCode.encode(20_000))).isEqualTo(20_004);
        assertThat(LimitCharge.of(UnitAmountCode.encode(UnitAmountCode.MAX_UNITS)))
                .isEqualTo(18_201_624);
    }

    @Test
    void currencyCostsWhatTheMeterCredits() {
        assertThat(ofCurrency("0")).isZero();
        assertThat(ofCurrency("1")).isEqualTo(1);
        assertThat(ofCurrency("99984")).isEqualTo(99_984); // exact in the code
        assertThat(ofCurrency("100000")).isEqualTo(100_004); // the code carries 1.00004
        assertThat(ofCurrency("1000000")).isEqualTo(1_000_024); // the code carries 10.00024
    }

    @Test
    void currencyNeverCostsMoreOrLessThanIsCredited() {
        for (long units = 1; units < 40_000_000; units += 99_991) {
            CurrencyAmountCode code = CurrencyAmountCode.encode(BigInteger.valueOf(units));
            assertThat(LimitCharge.of(code)).isEqualTo(code.decode().longValueExact());
        }
    }

    @Test
    void negativeCurrencyCostsNothing() {
        assertThat(ofCurrency("-100000")).isZero();
    }

    @Test
    void currencyBeyondEveryLimitCostsMoreThanAnyLimitHolds() {
        assertThat(ofCurrency("1" + "0".repeat(35))).isEqualTo(Long.MAX_VALUE);
    }
}
