package io.ptoken.crash.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bound of docs/money-safety.md, by example: one hundredth of what is left, rounded down, or the longest lease. */
class RemainderTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "99, 99",
        "100, 99",
        "199, 198",
        "9000, 8910",
        "1000000, 990000",
        "1000100, 990100",
        "4000000000, 3999990000"
    })
    void aCrashCostsUnitsOneLease(long left, long least) {
        Remainder remainder = Remainder.units(left);
        remainder.crashed();

        assertThat(remainder.least()).isEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({"10000000, 9900000", "100000000000, 99000000000", "200000000000, 199000000000"})
    void aCrashCostsCurrencyOneLease(long left, long least) {
        Remainder remainder = Remainder.currency(left);
        remainder.crashed();

        assertThat(remainder.least()).isEqualTo(least);
    }
}
