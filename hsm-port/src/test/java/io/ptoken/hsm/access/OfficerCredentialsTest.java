package io.ptoken.hsm.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficerCredentialsTest {

    private static final char[] PIN = "12345678".toCharArray();

    @Test
    void tellNameAndPin() {
        try (OfficerCredentials officer = OfficerCredentials.of("anna", PIN)) {
            assertThat(officer.name()).isEqualTo("anna");
            assertThat(officer.<String>withPin(String::new)).isEqualTo("12345678");
            assertThat(officer).hasToString("OfficerCredentials[anna]");
        }
    }

    /** Else a module would take zeros for the PIN. */
    @Test
    void tellNoPinOnceTheyAreClosed() {
        OfficerCredentials officer = OfficerCredentials.of("anna", PIN);
        officer.close();
        assertThatThrownBy(() -> officer.withPin(String::new)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anna b", "anna\n", "abcdefghijklmnopqrstuvwxyz0123456"})
    void areOfNoOtherName(String name) {
        assertThatThrownBy(() -> OfficerCredentials.of(name, PIN)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void haveAPinOf8To128CharactersOfWhichARefusalTellsTheLengthAlone() {
        assertThatThrownBy(() -> OfficerCredentials.of("anna", "secret7".toCharArray()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("7 characters")
                .hasMessageNotContaining("secret7");
        assertThatThrownBy(() -> OfficerCredentials.of("anna", "x".repeat(129).toCharArray()))
                .isInstanceOf(InvalidValueException.class);
        OfficerCredentials.of("anna", "x".repeat(128).toCharArray()).close();
    }
}
