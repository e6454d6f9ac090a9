package io.ptoken.hsm.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLoadRecordTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "VK.1;ACT20150101T000000Z;", "}"})
    void takesALineAsItIs(String line) {
        assertThat(new KeyLoadRecord(line).line()).isEqualTo(line);
    }

    @Test
    void hasOneTo8192Characters() {
        assertThat(new KeyLoadRecord("x".repeat(8192)).line()).hasSize(8192);
        assertThatThrownBy(() -> new KeyLoadRecord("x".repeat(8193)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("key-load record: got '8193 characters', expected 1-8192 characters");
        assertThatThrownBy(() -> new KeyLoadRecord("")).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(chars = {'\n', '\r', '\t', 0x1F, '~', 0x7F, 'é'})
    void refusesWhatDoesNotFitIntoAFieldOfTheModuleProtocol(char wrong) {
        assertThatThrownBy(() -> new KeyLoadRecord("VK.1;" + wrong))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(String.format(
                        "key-load record: got 'character x%02X at position 6', expected characters x20-x7D",
                        (int) wrong));
    }

    @Test
    void doesNotPrintItsText() {
        assertThat(new KeyLoadRecord("VK.1;KEN255;")).hasToString("KeyLoadRecord[12 characters]");
    }
}
