package io.ptoken.hsm.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmcIdTest {

    @Test
    void isAnIdentityAsRecordsStateIt() {
        String text = "KMCID.1:STSA:KMC-1:20260101T000000Z:039F2C48F2030174:AEEA";
        assertThat(new KmcId(text)).hasToString(text);
        assertThat(new KmcId("x".repeat(128)).text()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a~b", "a\nb", "é"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> new KmcId(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("KMCID: got '" + text + "', expected 1-128 printable characters without space, ; and ~");
    }

    @Test
    void doesNotRepeatALongOne() {
        assertThatThrownBy(() -> new KmcId("x".repeat(129))).hasMessageContaining("got '129 characters'");
    }
}
