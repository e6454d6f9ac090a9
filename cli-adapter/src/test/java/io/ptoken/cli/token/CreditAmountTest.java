package io.ptoken.cli.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.input.MistypedException;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CreditAmountTest {

    @ParameterizedTest
    @CsvSource({
        "10.5, kWh, 0, 105",
        "105, hWh, 0, 105",
        "10.50, KWH, 0, 105",
        "2000, kWh, 0, 20000",
        "1820162.4, kWh, 0, 18201624",
        "2.5, m3, 1, 25",
        "2.5, m\u00B3, 2, 25",
        "25, 0.1m3, 2, 25",
        "25, 0.1 m3, 2, 25",
        "90, min, 3, 900",
        "1, 0.1min, 3, 1",
        "10, currency, 4, 1000000",
        "0.00001, currency, 5, 1",
        "1000000, 0.00001, 6, 1000000",
        "1, Currency, 7, 100000",
    })
    void isCountedAsTokensDo(String amount, String unit, int subclass, String units) {
        assertThat(amount(subclass, amount, unit).units()).isEqualTo(new BigDecimal(units));
    }

    @ParameterizedTest
    @EnumSource(CreditSubclass.class)
    void ofEveryKindNeedsAUnitAndNamesBothReadings(CreditSubclass subclass) {
        CreditUnit people = CreditUnit.of(subclass).get(0);
        CreditUnit token = CreditUnit.of(subclass).get(1);

        assertThatExceptionOfType(MistypedException.class)
                .isThrownBy(() -> CreditAmount.of(subclass, BigDecimal.TEN, Optional.empty()))
                .withMessageStartingWith("--amount needs a --unit. 10.0")
                .withMessageContaining(": --amount 10 --unit " + people.unitName() + "; ")
                .withMessageEndingWith(": --amount 10 --unit " + token.unitName());
        assertThat(people.toTokenUnits(BigDecimal.ONE)).isGreaterThan(BigDecimal.ONE);
        assertThat(token.toTokenUnits(BigDecimal.ONE)).isEqualTo(BigDecimal.ONE);
    }

    /** Each of the two named can be asked for, and none lies between. */
    @Test
    void theNearestAreThoseOfTheToken() {
        for (int field = 1; field < 0xFFFF; field += 97) {
            BigDecimal lower = new UnitAmountCode(field).units();
            BigDecimal upper = new UnitAmountCode(field + 1).units();
            String between = lower.movePointLeft(1).add(new BigDecimal("0.01")).toPlainString();

            assertThatExceptionOfType(MistypedException.class)
                    .isThrownBy(() -> amount(0, between, "kWh"))
                    .withMessageEndingWith(
                            "the nearest are " + CreditUnit.KWH.words(lower) + " and " + CreditUnit.KWH.words(upper));
        }
    }

    private static CreditAmount amount(int subclass, String amount, String unit) {
        return CreditAmount.of(
                CreditSubclass.ofCode(subclass), new BigDecimal(amount), Optional.of(CreditUnit.parse(unit)));
    }
}
