package io.ptoken.sts.keychange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyTypeTransitionsTest {

    /** Rows and columns in the order DITK, DDTK, DUTK, DCTK; "?" marks what no source states. */
    @ParameterizedTest
    @CsvSource({
        "DITK, yes  yes  yes  yes",
        "DDTK, no?  yes  yes? yes?",
        "DUTK, no?  yes  yes  no",
        "DCTK, no?  yes? no?  yes",
    })
    void saysWhatTheSpecificationSaysAndWhichOfItIsInferred(KeyType from, String row) {
        String[] cells = row.split(" +", -1);
        for (KeyType to : KeyType.values()) {
            String cell = cells[to.code()];
            assertThat(KeyTypeTransitions.DEFAULT.allows(from, to)).isEqualTo(cell.startsWith("yes"));
            assertThat(KeyTypeTransitions.isAssumption(from, to)).isEqualTo(cell.endsWith("?"));
        }
    }

    @Test
    void takesAnotherAnswerForAnAssumptionAndLeavesTheRest() {
        for (KeyType from : KeyType.values()) {
            for (KeyType to : KeyType.values()) {
                if (KeyTypeTransitions.isAssumption(from, to)) {
                    boolean other = !KeyTypeTransitions.DEFAULT.allows(from, to);
                    assertOnlyDifference(KeyTypeTransitions.DEFAULT.assuming(from, to, other), from, to);
                }
            }
        }
    }

    private static void assertOnlyDifference(KeyTypeTransitions table, KeyType from, KeyType to) {
        for (KeyType f : KeyType.values()) {
            for (KeyType t : KeyType.values()) {
                assertThat(table.allows(f, t) != KeyTypeTransitions.DEFAULT.allows(f, t))
                        .isEqualTo(f == from && t == to);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void alwaysAllowsAChangeWithinAType(KeyType type) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> KeyTypeTransitions.DEFAULT.assuming(type, type, false));
    }

    @Test
    void refusesAnotherAnswerWhereASourceStatesOne() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> KeyTypeTransitions.DEFAULT.assuming(KeyType.DUTK, KeyType.DCTK, true))
                .withMessage("key type transition: got 'DUTK to DCTK', expected a pair of which no source tells");
    }

    @Test
    void isEqualByItsAnswers() {
        KeyTypeTransitions other = KeyTypeTransitions.DEFAULT.assuming(KeyType.DCTK, KeyType.DUTK, true);
        assertThat(other).isNotEqualTo(KeyTypeTransitions.DEFAULT);
        assertThat(other.assuming(KeyType.DCTK, KeyType.DUTK, false))
                .isEqualTo(KeyTypeTransitions.DEFAULT)
                .hasSameHashCodeAs(KeyTypeTransitions.DEFAULT)
                .hasToString(KeyTypeTransitions.DEFAULT.toString());
    }
}
