package io.ptoken.hsm.protocol.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.protocol.field.FieldException;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoTest {

    private static final ProtocolSettings SETTINGS = ProtocolSettings.DEFAULTS;

    @Test
    void carriesAnyDataUpTo999Characters() {
        String data = "~ x".repeat(333);
        assertThat(Echo.decode(new Echo(7, data).encode(SETTINGS), SETTINGS)).isEqualTo(new Echo(7, data));
        assertThat(new Echo(0, "").encode(SETTINGS)).isEqualTo("00000");
        assertThatThrownBy(() -> new Echo(0, "x".repeat(1000)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("length of data: got '1000', expected 0-999");
        assertThatThrownBy(() -> new Echo(100, "")).hasMessage("delay: got '100', expected 0-99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0x003abc", "00004abc", "00002abc", "0000"})
    void refusesOtherForms(String body) {
        assertThatThrownBy(() -> Echo.decode(body, SETTINGS))
                .isInstanceOfSatisfying(
                        FieldException.class, e -> assertThat(e.status()).isEqualTo(SmStatus.FORMAT_ERROR));
    }

    @Test
    void theOtherCommandsOfTheLinkHaveNoFields() {
        assertThat(new String(ResendLastResponse.line(), StandardCharsets.US_ASCII))
                .isEqualTo("GL?RR0E2E\r");
        assertThat(new String(new Reset().line(SETTINGS), StandardCharsets.US_ASCII))
                .isEqualTo("GL?RSCEEF\r");
        assertThat(new Reset().repetition()).isEqualTo(Repetition.FORBIDDEN);
        assertThat(new Reset().decodeResponse("whatever", SETTINGS).encode(SETTINGS))
                .isEqualTo("whatever");
    }
}
