package io.ptoken.sts.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitAmountCodeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0000, 0",
        "1, 0001, 1",
        "256, 0100, 256",
        "16383, 3FFF, 16383",
        "16384, 4000, 16384",
        "20000, 416A, 20004",
        "180214, 7FFF, 180214",
        "180215, 8000, 180224",
        "180223, 8000, 180224",
        "180224, 8000, 180224",
        "1818524, BFFF, 1818524",
        "1818525, C000, 1818624",
        "1818623, C000, 1818624",
        "1818624, C000, 1818624",
        "18201624, FFFF, 18201624",
    })
    void encodesTheTableOfSection41(long units, String field, long credited) {
        UnitAmountCode code = UnitAmountCode.encode(units);
        assertThat(code.field()).isEqualTo(Integer.parseInt(field, 16));
        assertThat(code.decode()).isEqualTo(credited);
        assertThat(code.units()).isEqualByComparingTo(BigDecimal.valueOf(credited));
    }

    @Test
    void everyAmountCreditsAtLeastWhatWasAskedAndLessThanOneStepMore() {
        for (long units = 0; units <= UnitAmountCode.MAX_UNITS; units++) {
            UnitAmountCode code = UnitAmountCode.encode(units);
            long gain = code.decode() - units;
            if (gain < 0 || gain >= stepAt(units)) {
                assertThat(gain).as("gain at %d", units).isBetween(0L, stepAt(units) - 1);
            }
        }
    }

    /** What the code below is worth, no code is worth more and still less than this one. */
    @Test
    void everyCodeKnowsTheOneBelow() {
        assertThat(new UnitAmountCode(0).lower()).isEmpty();
        for (int field = 1; field <= 0xFFFF; field++) {
            UnitAmountCode code = new UnitAmountCode(field);
            UnitAmountCode lower = code.lower().orElseThrow();
            assertThat(lower.decode()).isLessThan(code.decode());
            assertThat(UnitAmountCode.encode(lower.decode() + 1)).isEqualTo(code);
        }
    }

    @Test
    void everyCodeComesBackFromItsOwnValue() {
        for (int field = 0; field <= 0xFFFF; field++) {
            UnitAmountCode code = new UnitAmountCode(field);
            assertThat(UnitAmountCode.encode(code.decode())).isEqualTo(code);
            assertThat(code.exponent() << 14 | code.mantissa()).isEqualTo(field);
        }
    }

    /** The step that holds at an amount, from the table of section 4.1 (gaps belong to the step below them). */
    private static long stepAt(long units) {
        if (units < 16_384) {
            return 1;
        }
        if (units < 180_224) {
            return 10;
        }
        return units < 1_818_624 ? 100 : 1000;
    }

    @Nested
    class FractionsOfAUnit {

        @ParameterizedTest
        @CsvSource({"0.0, 0", "0.01, 1", "18.2, 19", "18.0000, 18", "1E+3, 1000", "16383.000001, 16384", "1E-30, 1"})
        void areRoundedUp(BigDecimal units, long credited) {
            assertThat(UnitAmountCode.encode(units).decode()).isEqualTo(credited);
        }

        @Test
        void ofAnyExponentCostNoTime() {
            assertThat(UnitAmountCode.encode(new BigDecimal("18201624")).field())
                    .isEqualTo(0xFFFF);
            assertThat(UnitAmountCode.encode(new BigDecimal("1E-999999999")).decode())
                    .isEqualTo(1);
            assertThat(UnitAmountCode.encode(new BigDecimal("0E-999999999")).decode())
                    .isZero();
        }
    }

    @Nested
    class OutOfRange {

        @ParameterizedTest
        @ValueSource(longs = {-1, 18_201_625, Long.MIN_VALUE, Long.MAX_VALUE})
        void isRefused(long units) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> UnitAmountCode.encode(units))
                    .withMessage("transferAmount: got '" + units + "', expected 0-18201624")
                    .satisfies(e -> assertThat(e.field()).isEqualTo("transferAmount"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"-0.001", "18201624.001", "1E+999999999", "-1E-999999999"})
        void isRefusedBeforeRounding(BigDecimal units) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> UnitAmountCode.encode(units))
                    .satisfies(e -> assertThat(e.field()).isEqualTo("transferAmount"));
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 0x1_0000})
        void isAFieldOfMoreThan16Bits(int field) {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new UnitAmountCode(field));
        }
    }
}
