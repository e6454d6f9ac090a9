package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.sts.token.MeterTestToken;
import io.ptoken.sts.token.TokenCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueMeterTestTokenTest {

    private final ServiceFixture fixture = new ServiceFixture();

    /** Wire reference section 7. */
    @Test
    void makesThePublishedToken() {
        IssuedMeterTestToken token = fixture.service.handle(new IssueCalls.MeterTest(fixture.call(), 0, 0, 0));

        assertThat(token.token().decimal()).isEqualTo("00000000000134220736");
        assertThat(token.token().hex()).isEqualTo("00000000008000BC0");
        assertThat(token.pan().drn().digits()).isEqualTo("00000000000");
        assertThat(token.pan().digits()).isEqualTo("600727000000000009");
        assertThat(token.description()).isEqualTo("InitMeterTest");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 68719476735, 0, 600727000000000009",
        "1, 268435455, 0, 600727000000000009",
        "6, 268435455, 100, 000001000000000082",
        "10, 0, 9999, 000099990000000098",
        "11, 68719476735, 0, 600727000000000009",
        "15, 5, 99, 600727990000000092",
    })
    void putsControlAndManufacturerCodeIntoTheToken(int subclass, long control, int mfrCode, String pan) {
        IssuedMeterTestToken token =
                fixture.service.handle(new IssueCalls.MeterTest(fixture.call(), subclass, control, mfrCode));
        MeterTestToken inside = TokenCodec.decodeClear(token.token());

        assertThat(inside.subclass()).isEqualTo(subclass).isEqualTo(token.subclass());
        assertThat(inside.control()).isEqualTo(control).isEqualTo(token.control());
        assertThat(inside.manufacturerCode()).isEqualTo(mfrCode).isEqualTo(token.mfrCode());
        assertThat(token.pan().digits().substring(0, 14)).isEqualTo(pan.substring(0, 14));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 3, 4, 5, 16})
    void refusesReservedSubclasses(int subclass) {
        assertRefused(subclass, 0, 0, "subclass", subclass, "0, 1 or 6-15");
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1, 0, 68719476735 (36 bits)",
        "0, 68719476736, 0, 68719476735 (36 bits)",
        "1, 268435456, 0, 268435455 (28 bits)",
        "6, 268435456, 100, 268435455 (28 bits)",
        "10, 9223372036854775807, 100, 268435455 (28 bits)",
        "11, 68719476736, 0, 68719476735 (36 bits)",
        "15, -9223372036854775808, 0, 68719476735 (36 bits)",
    })
    void refusesAControlThatDoesNotFit(int subclass, long control, int mfrCode, String max) {
        assertRefused(subclass, control, mfrCode, "control", control, "0-" + max);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0-0",
        "1, 1, 0-0",
        "6, 99, 100-9999",
        "10, 10000, 100-9999",
        "11, 100, 0-99",
        "15, -1, 0-99",
    })
    void refusesAManufacturerCodeOutOfRange(int subclass, int mfrCode, String expected) {
        assertRefused(subclass, 0, mfrCode, "mfrcode", mfrCode, expected);
    }

    private void assertRefused(int subclass, long control, int mfrCode, String parameter, long got, String expected) {
        fixture.assertRefused(
                () -> fixture.service.handle(new IssueCalls.MeterTest(fixture.call(), subclass, control, mfrCode)),
                ErrorCode.PARAM_RANGE,
                "Parameter '" + parameter + "' out of range: got '" + got + "', expected " + expected);
    }
}
