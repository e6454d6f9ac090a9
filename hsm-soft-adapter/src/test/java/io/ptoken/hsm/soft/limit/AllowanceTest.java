package io.ptoken.hsm.soft.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {

    private static final CreditLimit GREATEST = new CreditLimit(0xFFFF_FFFEL);

    private static Allowance currency(long steps) {
        return new Allowance(Measure.CURRENCY, steps);
    }

    @Test
    void showsWholeUnitsOfCurrencyRoundedDown() {
        assertThat(currency(0).limit()).isEqualTo(new CreditLimit(0));
        assertThat(currency(1).limit()).isEqualTo(new CreditLimit(0, true));
        assertThat(currency(99_999).limit()).isEqualTo(new CreditLimit(0, true));
        assertThat(currency(100_000).limit()).isEqualTo(new CreditLimit(1));
        assertThat(new Allowance(Measure.UNITS, 7).limit()).isEqualTo(new CreditLimit(7));
        assertThat(new Allowance(Measure.UNITS, 0).limit()).isEqualTo(new CreditLimit(0));
    }

    @Test
    void noLimitStaysNoneAndNothingElseBecomesIt() {
        for (Measure measure : Measure.values()) {
            Allowance none = Allowance.of(CreditLimit.UNLIMITED, measure);
            assertThat(none.limit()).isEqualTo(CreditLimit.UNLIMITED);
            assertThat(none.covers(LimitCharge.BEYOND_ANY_LIMIT)).isTrue();
            assertThat(none.minus(LimitCharge.BEYOND_ANY_LIMIT)).isEqualTo(none);
            Allowance greatest = Allowance.of(GREATEST, measure);
            assertThat(greatest.isUnlimited()).isFalse();
            assertThat(greatest.limit()).isEqualTo(GREATEST);
            assertThat(greatest.covers(LimitCharge.BEYOND_ANY_LIMIT)).isFalse();
            assertThat(greatest.minus(greatest.steps()).limit()).isEqualTo(new CreditLimit(0));
        }
    }

    @Test
    void neverFallsBelowZero() {
        assertThat(currency(5).covers(5)).isTrue();
        assertThat(currency(5).covers(6)).isFalse();
        assertThatThrownBy(() -> currency(5).minus(6)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> currency(GREATEST.value() * 100_000 + 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Allowance(Measure.UNITS, GREATEST.value() + 1))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void isReadAsItIsStored() {
        for (Allowance allowance : new Allowance[] {
            currency(0),
            currency(123),
            Allowance.of(GREATEST, Measure.CURRENCY),
            Allowance.of(CreditLimit.UNLIMITED, Measure.CURRENCY)
        }) {
            assertThat(Allowance.ofStored(allowance.stored(), Measure.CURRENCY)).isEqualTo(allowance);
        }
        for (String wrong : new String[] {"-1", "01", "1.0", " ", "9223372036854775807", "FFFFFFFF"}) {
            assertThatThrownBy(() -> Allowance.ofStored(wrong, Measure.CURRENCY))
                    .isInstanceOf(InvalidValueException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNITS, 0, 0.0",
        "UNITS, 900, 90.0",
        "UNITS, 1001, 100.1",
        "CURRENCY, 0, 0.00",
        "CURRENCY, 10000000, 100.00",
        "CURRENCY, 100004, 1.00004",
        "CURRENCY, 150000, 1.50",
        "CURRENCY, 9223372036854775807, as much as was asked for",
    })
    void isWrittenAsPeopleDo(Measure measure, long steps, String text) {
        assertThat(measure.text(steps)).isEqualTo(text);
    }
}
