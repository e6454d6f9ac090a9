package io.ptoken.hsm.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerFingerprintTest {

    @Test
    void is64HexDigits() {
        assertThat(new IssuerFingerprint("0123456789abcdef".repeat(4))).hasToString("0123456789abcdef".repeat(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> new IssuerFingerprint(text)).isInstanceOf(InvalidValueException.class);
    }
}
