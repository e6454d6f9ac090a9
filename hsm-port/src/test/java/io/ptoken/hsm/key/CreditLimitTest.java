package io.ptoken.hsm.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.api.Test;

class CreditLimitTest {

    @Test
    void isEightHexDigitsBothWays() {
        assertThat(CreditLimit.parse("0000fFFf")).isEqualTo(new CreditLimit(65_535));
        assertThat(new CreditLimit(65_535)).hasToString("0000FFFF");
    }

    @Test
    void refusesOtherTexts() {
        for (String text : new String[] {"", "FFF", "FFFFFFFFF", "0000000G", "+0000001"}) {
            assertThatThrownBy(() -> CreditLimit.parse(text))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("8 hex digits");
        }
    }

    @Test
    void refusesValuesBeyondThirtyTwoBits() {
        assertThatThrownBy(() -> new CreditLimit(-1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new CreditLimit(0x1_0000_0000L)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void isUsedUpWhenNotEvenAPartOfAWholeIsLeft() {
        assertThat(new CreditLimit(0).isUsedUp()).isTrue();
        assertThat(new CreditLimit(0, true).isUsedUp()).isFalse();
        assertThat(new CreditLimit(1).isUsedUp()).isFalse();
        assertThat(CreditLimit.UNLIMITED.isUsedUp()).isFalse();
        assertThat(new CreditLimit(0, true)).hasToString("00000000");
        assertThat(new CreditLimit(0, true).minus(0)).isEqualTo(new CreditLimit(0, true));
    }

    @Test
    void aPartCountsOnlyWhereNoWholeIsLeft() {
        assertThat(new CreditLimit(7, true)).isEqualTo(new CreditLimit(7));
        assertThat(new CreditLimit(1, true).minus(1)).isEqualTo(new CreditLimit(0));
    }

    @Test
    void coversUpToItsValue() {
        assertThat(new CreditLimit(5).covers(5)).isTrue();
        assertThat(new CreditLimit(5).covers(6)).isFalse();
        assertThat(new CreditLimit(5).minus(5)).isEqualTo(new CreditLimit(0));
        assertThatThrownBy(() -> new CreditLimit(5).minus(6)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void allOnesIsNoLimit() {
        assertThat(CreditLimit.parse("FFFFFFFF").isUnlimited()).isTrue();
        assertThat(CreditLimit.UNLIMITED.covers(Long.MAX_VALUE)).isTrue();
        assertThat(CreditLimit.UNLIMITED.minus(1_000)).isEqualTo(CreditLimit.UNLIMITED);
        assertThat(new CreditLimit(0xFFFF_FFFEL).isUnlimited()).isFalse();
    }
}
