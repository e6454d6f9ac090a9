package io.ptoken.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.fixture.ServiceFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrismTokenTest {

    private final ServiceFixture fixture = new ServiceFixture();

    @Nested
    class Ping {

        @Test
        void returnsTheEchoWithoutASession() {
            assertThat(fixture.service.handle(new SessionCalls.Ping(0, "\u00e9cho")))
                    .isEqualTo("\u00e9cho");
            assertThat(fixture.service.handle(new SessionCalls.Ping(60_000, "x".repeat(65_535))))
                    .hasSize(65_535);
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 60_001})
        void refusesASleepOutOfRange(int sleepMs) {
            fixture.assertRefused(
                    () -> fixture.service.handle(new SessionCalls.Ping(sleepMs, "x")),
                    ErrorCode.PARAM_RANGE,
                    "Parameter 'sleepMs' out of range: got '" + sleepMs + "', expected 0-60000");
        }

        @Test
        void refusesALongEchoWithoutRepeatingIt() {
            fixture.assertRefused(
                    () -> fixture.service.handle(new SessionCalls.Ping(0, "x".repeat(65_536))),
                    ErrorCode.PARAM_RANGE,
                    "Parameter 'echo' out of range: got '65536 characters', expected at most 65535 characters");
        }
    }

    @Nested
    class Settings {

        @ParameterizedTest
        @ValueSource(ints = {0, 1441})
        void refuseAClockToleranceOutOfRange(int minutes) {
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> ServiceSettings.DEFAULTS.withClockToleranceMinutes(minutes))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PREF_RANGE))
                    .withMessage(
                            "Preference 'clockToleranceMinutes' out of range: got '" + minutes + "', expected 1-1440");
        }
    }
}
