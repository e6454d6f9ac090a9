package io.ptoken.hsm.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Which firmware is for which mode. */
class InstallationModeTest {

    @ParameterizedTest
    @CsvSource({
        "STS64V13, VENDING",
        "STS65V10, VENDING",
        "STS60V01, VENDING",
        "STS05V10, VENDING",
        "STS64M10, MANUFACTURING",
        "STS65M10, MANUFACTURING",
        "STS60M01, MANUFACTURING"
    })
    void usesTheFirmwareThatIsForItAndNoOther(String firmware, InstallationMode mode) {
        InstallationMode other =
                mode == InstallationMode.VENDING ? InstallationMode.MANUFACTURING : InstallationMode.VENDING;

        assertThat(mode.objection(status(firmware, ModuleState.OPERATIONAL))).isEmpty();
        assertThat(other.objection(status(firmware, ModuleState.OPERATIONAL)))
                .contains(new ForeignFirmware(firmware, Optional.of(mode)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STS64X10", "STS05M10", "STS64V1", "STS64V100", "STS74V10", "sts64v10", "", "not told"})
    void noModeUsesFirmwareOfAnotherForm(String firmware) {
        for (InstallationMode mode : InstallationMode.values()) {
            assertThat(mode.objection(status(firmware, ModuleState.PRIVILEGED)))
                    .contains(new ForeignFirmware(firmware, Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ModuleState.class,
            mode = Mode.EXCLUDE,
            names = {"OPERATIONAL", "PRIVILEGED"})
    void aModuleOutOfServiceIsJudgedByFirmwareThatItTellsAlone(ModuleState state) {
        assertThat(InstallationMode.VENDING.objection(status("not told", state)))
                .isEmpty();
        assertThat(InstallationMode.VENDING.objection(status("STS64M10", state)))
                .isPresent();
    }

    @Test
    void saysSoInTheWordsOfTheOperatingGuide() {
        assertThat(new ForeignFirmware("STS64M10", Optional.of(InstallationMode.MANUFACTURING)).sentence())
                .isEqualTo("The SM has unrecognised firmware 'STS64M10' which is not supported by PrismToken. Action:"
                        + " contact your vendor.");
    }

    private static ModuleStatus status(String firmware, ModuleState state) {
        return new ModuleStatus(
                "00000001",
                firmware,
                "test",
                "id",
                state,
                Instant.EPOCH,
                Duration.ofDays(1),
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
