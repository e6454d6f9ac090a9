package io.ptoken.service.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "600727000000000009",
                "6007 2700 0000 0000 09",
                " 6007-2700-0000-0000-09\r\n",
                "00000000000",
                "0000 000 0000",
                "60072700000000000900000207123457011",
                "600727000000000009===0207123457011",
                ";600727000000000009===0207123457011?",
                "\u0002600727000000000009===0207123457011\u0003A"
            })
    void readsNumbersAndCards(String typed) {
        assertThat(MeterText.pan(typed).digits()).isEqualTo("600727000000000009");
    }

    @ParameterizedTest
    @ValueSource(strings = {"60O727000000000009", "<b>", "600727\u0660", "600727000000000009=x"})
    void namesWhatHasNoPlaceInANumber(String typed) {
        assertThatExceptionOfType(MistypedException.class)
                .isThrownBy(() -> MeterText.pan(typed))
                .withMessageContaining("expected");
    }

    @Test
    void refusesWhatIsNoMeter() {
        assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> MeterText.pan(""));
        assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> MeterText.pan("600727000000000008"));
        assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> MeterText.pan("12345"));
    }
}
