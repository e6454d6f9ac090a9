package io.ptoken.sts.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderKeyAlgorithmTest {

    @ParameterizedTest
    @EnumSource(DecoderKeyAlgorithm.class)
    void isNamedByItsCode(DecoderKeyAlgorithm algorithm) {
        assertThat(DecoderKeyAlgorithm.ofCode(algorithm.code())).isSameAs(algorithm);
        assertThat(algorithm).hasToString("DKGA" + algorithm.digits());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5})
    void refusesAnyOtherCode(int code) {
        assertThatThrownBy(() -> DecoderKeyAlgorithm.ofCode(code))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("DKGA: got '" + code + "', expected 1-4");
    }
}
