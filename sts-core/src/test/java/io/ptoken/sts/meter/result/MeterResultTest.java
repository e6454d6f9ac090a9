package io.ptoken.sts.meter.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeterResultTest {

    @ParameterizedTest
    @CsvSource({
        "1, Accept",
        "2, 1stKCT",
        "3, 2ndKCT",
        "4, OverflowError",
        "5, KeyTypeError",
        "6, FormatError",
        "7, RangeError",
        "8, FunctionError",
        "9, OldError",
        "10, UsedError",
        "11, KeyExpiredError",
        "12, DDTKError",
        "13, CRCError",
        "14, MfrCodeError",
        "15, Lockout",
        "16, NotReady"
    })
    void hasTheNameAndNumberOfTheSpecification(int number, String name) {
        assertThat(Arrays.stream(MeterResult.values())
                        .filter(result -> result.number().equals(OptionalInt.of(number))))
                .singleElement()
                .returns(name, MeterResult::resultName)
                .hasToString(name);
    }

    @Test
    void theLaterSectionsHaveNoNumber() {
        assertThat(MeterResult.THIRD_KCT.number()).isEmpty();
        assertThat(MeterResult.FOURTH_KCT.number()).isEmpty();
        assertThat(MeterResult.THIRD_KCT).hasToString("3rdKCT");
        assertThat(MeterResult.FOURTH_KCT).hasToString("4thKCT");
    }

    @Test
    void acceptAndTheKeptSectionsAreNoErrors() {
        assertThat(EnumSet.allOf(MeterResult.class).stream().filter(MeterResult::isAccepted))
                .containsExactly(
                        MeterResult.ACCEPT,
                        MeterResult.FIRST_KCT,
                        MeterResult.SECOND_KCT,
                        MeterResult.THIRD_KCT,
                        MeterResult.FOURTH_KCT);
    }
}
