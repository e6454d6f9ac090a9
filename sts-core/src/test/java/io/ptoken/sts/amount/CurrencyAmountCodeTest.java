package io.ptoken.sts.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class CurrencyAmountCodeTest {

    @ParameterizedTest
    @CsvSource({
        "100000, 1, 8362, 0, 60AA",
        "-100000, 1, 8361, 8, 60A9",
        "1638300000, 5, 14563, 1, 78E3",
        "1638400000, 5, 14564, 1, 78E4",
        "18022400000, 6, 16202, 1, BF4A",
        "-18022400000, 6, 16201, 9, BF49",
        "181862400000, 7, 16366, 1, FFEE",
        "1820262400000, 8, 16383, 2, 3FFF",
        "18204262400000, 10, 0, 2, 8000",
        "1820444262400000, 12, 0, 3, 0000",
    })
    void encodesTheTableOfSection42(BigInteger units, int exponent, int mantissa, String highNibble, String low16) {
        CurrencyAmountCode code = CurrencyAmountCode.encode(units);
        assertThat(code.exponent()).isEqualTo(exponent);
        assertThat(code.mantissa()).isEqualTo(mantissa);
        assertThat(code.highNibble()).isEqualTo(Integer.parseInt(highNibble, 16));
        assertThat(code.low16()).isEqualTo(Integer.parseInt(low16, 16));
        assertThat(code.negative()).isEqualTo(units.signum() < 0);
    }

    @Test
    void anyAmountOfEitherSignIsRoundedInTheCustomersFavourByLessThanOneStep() {
        SplittableRandom random = new SplittableRandom(4200);
        for (int i = 0; i < 200_000; i++) {
            BigInteger units = anyAmount(random);
            CurrencyAmountCode code = CurrencyAmountCode.encode(units);
            BigInteger gain = code.decode().subtract(units);
            assertThat(gain.signum()).as("gain at %s", units).isNotNegative();
            assertThat(gain).as("gain at %s", units).isLessThan(stepAt(units));
        }
    }

    @Test
    void everyCodeButNegativeZeroComesBackFromItsOwnValue() {
        for (int bits = 0; bits <= 0xF_FFFF; bits++) {
            CurrencyAmountCode code = new CurrencyAmountCode(bits);
            CurrencyAmountCode again = CurrencyAmountCode.encode(code.decode());
            if (!again.equals(code)) {
                assertThat(bits).isEqualTo(0x8_0000);
                assertThat(again.bits()).isZero();
            }
        }
    }

    /** Through every amount from the largest credit to the largest debit, each once. */
    @Test
    void everyCodeKnowsTheOneBelow() {
        CurrencyAmountCode code = CurrencyAmountCode.encode(CurrencyAmountCode.MAX_UNITS);
        int amounts = 1;
        while (code.lower().isPresent()) {
            CurrencyAmountCode lower = code.lower().get();
            assertThat(lower.decode()).isLessThan(code.decode());
            code = lower;
            amounts++;
        }
        assertThat(code.decode()).isEqualTo(CurrencyAmountCode.MAX_UNITS.negate());
        assertThat(amounts).isEqualTo((1 << 20) - 1);
    }

    @Test
    void neighbouringCodesLeaveNoAmountOut() {
        for (int bits = 0; bits < 0x7_FFFF; bits++) {
            BigInteger worth = new CurrencyAmountCode(bits).decode();
            CurrencyAmountCode next = CurrencyAmountCode.encode(worth.add(BigInteger.ONE));
            if (next.bits() != bits + 1) {
                assertThat(next.bits()).as("code above %05x", bits).isEqualTo(bits + 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.4, 1", "-0.4, 0", "-1.9, -1", "1E-999999999, 1", "-1E-999999999, 0", "12.000, 12"})
    void roundsAFractionOfAUnitTowardPlusInfinity(BigDecimal units, BigDecimal credited) {
        assertThat(CurrencyAmountCode.encode(units).units()).isEqualByComparingTo(credited);
    }

    @Test
    void reachesItsRangeAndNoFurther() {
        BigInteger max = new BigInteger("182034444444444444444444444444442624");
        assertThat(CurrencyAmountCode.MAX_UNITS).isEqualTo(max);
        assertThat(CurrencyAmountCode.encode(max).bits()).isEqualTo(0x7_FFFF);
        assertThat(CurrencyAmountCode.encode(max.negate()).bits()).isEqualTo(0xF_FFFF);
        assertThat(CurrencyAmountCode.encode(new BigDecimal(max)).bits()).isEqualTo(0x7_FFFF);
        assertThat(CurrencyAmountCode.encode(new BigDecimal(max.negate())).bits())
                .isEqualTo(0xF_FFFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "182034444444444444444444444444442625",
                "-182034444444444444444444444444442625",
                "182034444444444444444444444444442624.1",
                "1E+999999999",
                "-1E+999999999"
            })
    void refusesWhatIsOutOfRange(BigDecimal units) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> CurrencyAmountCode.encode(units))
                .satisfies(e -> assertThat(e.field()).isEqualTo("transferAmount"));
    }

    @Test
    void refusesMoreThan20Bits() {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new CurrencyAmountCode(0x10_0000));
    }

    /** The step of the range the amount lies in: rounding down never leaves the range. */
    private static BigInteger stepAt(BigInteger units) {
        return BigInteger.TEN.pow(
                CurrencyAmountCode.encode(units.abs().negate()).exponent());
    }

    private static BigInteger anyAmount(SplittableRandom random) {
        int bits = random.nextInt(1, 117);
        byte[] magnitude = new byte[16];
        random.nextBytes(magnitude);
        BigInteger units =
                new BigInteger(1, magnitude).mod(BigInteger.ONE.shiftLeft(bits)).min(CurrencyAmountCode.MAX_UNITS);
        return random.nextBoolean() ? units : units.negate();
    }
}
