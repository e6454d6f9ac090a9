package io.ptoken.service.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ServiceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamTest {

    private static final String FORTY = "a".repeat(40);

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "9_-.,azAZ"})
    void identIsReturned(String value) {
        assertThat(Param.ident("messageId", value)).isEqualTo(value);
        assertThat(Param.ident("messageId", FORTY)).isEqualTo(FORTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "_a", "-", ".", ",", " a", "a b", "a\n", "a/", "a:", "a@", "a[", "a`", "a{", "é", "aé", "a١"
            })
    void otherTextIsRefused(String value) {
        refused(value);
    }

    @Test
    void fortyOneCharactersAreTooMany() {
        refused(FORTY + "a");
    }

    private static void refused(String value) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> Param.ident("messageId", value))
                .withMessageEndingWith("expected 1-40 letters, digits or _-., beginning with a letter or digit");
    }
}
