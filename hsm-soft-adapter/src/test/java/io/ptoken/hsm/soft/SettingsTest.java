package io.ptoken.hsm.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.soft.seal.Argon2Cost;
import io.ptoken.hsm.soft.settings.LeaseSizes;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void aWindowOfZeroIsNoWindow() {
        assertThat(SoftModuleSettings.DEFAULT.withTidWindow(Duration.ZERO))
                .isEqualTo(SoftModuleSettings.DEFAULT.withoutTidWindow());
    }

    @Test
    void impossibleValuesAreRefused() {
        assertThatThrownBy(() -> SoftModuleSettings.DEFAULT.withTidWindow(Duration.ofDays(-1)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SoftModuleSettings.DEFAULT.withCapacity(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SoftModuleSettings.DEFAULT.withCapacity(1_000))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new LeaseSizes(0, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new LeaseSizes(1, -1)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aPassphraseGuessIsNeverCheaperThanTheFloor() {
        assertThatThrownBy(() -> new Argon2Cost(19 * 1024 - 1, 2, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Argon2Cost(19 * 1024, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Argon2Cost(19 * 1024, 2, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Argon2Cost(1024 * 1024 + 1, 2, 1)).isInstanceOf(InvalidValueException.class);
        assertThat(Argon2Cost.DEFAULT.memoryKib()).isGreaterThanOrEqualTo(Argon2Cost.LEAST.memoryKib());
    }
}
