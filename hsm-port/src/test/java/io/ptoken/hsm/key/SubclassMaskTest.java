package io.ptoken.hsm.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.token.bits.CreditSubclass;
import org.junit.jupiter.api.Test;

class SubclassMaskTest {

    @Test
    void bitNAllowsSubclassN() {
        for (CreditSubclass allowed : CreditSubclass.values()) {
            SubclassMask mask = new SubclassMask(1 << allowed.code());
            for (CreditSubclass subclass : CreditSubclass.values()) {
                assertThat(mask.allows(subclass)).isEqualTo(subclass == allowed);
            }
        }
    }

    @Test
    void isFourHexDigitsBothWays() {
        assertThat(SubclassMask.parse("00fF")).isEqualTo(SubclassMask.ALL_CREDIT);
        assertThat(SubclassMask.ALL_CREDIT).hasToString("00FF");
    }

    @Test
    void refusesOtherTextsAndValues() {
        assertThatThrownBy(() -> SubclassMask.parse("FF")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SubclassMask.parse("00FX")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new SubclassMask(0x1_0000)).isInstanceOf(InvalidValueException.class);
    }
}
