package io.ptoken.service.vending.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ranges of a meter's fields, each under its name in the API. */
class MeterRangesTest {

    private final ServiceFixture fixture = new ServiceFixture();

    @ParameterizedTest
    @CsvSource({
        "00000000000, 600727000000000009",
        "58000079523, 600727580000795237",
        "0260060135803, 000002600601358034",
        "600727000000000009, 600727000000000009",
        "000002600601358034, 000002600601358034",
    })
    void takesDrnAndPan(String drn, String pan) {
        assertThat(fixture.credit(Meters.sample().drn(drn)).get(0).pan().digits())
                .isEqualTo(pan);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '11, 13 or 18 digits'",
        "0000000000, '11, 13 or 18 digits'",
        "000000000000, '11, 13 or 18 digits'",
        "0000000000A, 11 or 13 digits",
        "'00000 00000', 11 or 13 digits",
        "600727 00000000009, 18 digits beginning with 600727 or 0000",
        "600728000000000009, 18 digits beginning with 600727 or 0000",
    })
    void refusesWhatIsNeither(String drn, String expected) {
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().drn(drn)),
                ErrorCode.STS_DRN_OR_PAN,
                "Parameter 'drn' is an invalid meter DRN/PAN (reason: expected " + expected + "); got '" + drn + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000001", "0260060135804", "600727000000000008", "600727000000000017"})
    void refusesAWrongCheckDigit(String drn) {
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().drn(drn)),
                ErrorCode.STS_CHECK_DIGIT,
                "Parameter 'drn' is a meter DRN/PAN with bad check digit(s); got '" + drn + "'");
    }

    @Test
    void showsNoMoreOfALongOrStrangeTextThanALine() {
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().drn("1\n2\u00e4" + "x".repeat(100))),
                ErrorCode.STS_DRN_OR_PAN,
                "Parameter 'drn' is an invalid meter DRN/PAN (reason: expected 11, 13 or 18 digits); got '1?2?"
                        + "x".repeat(56) + "...'");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 8, 12, 99, 100})
    void knowsEa7And11(int ea) {
        assertOutOfRange(Meters.sample().ea(ea), "ea", ea, "7 or 11");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 50, 99})
    void takesAndEchoesEveryCarrier(int tct) {
        assertThat(fixture.credit(Meters.sample().tct(tct)).get(0).tct()).isEqualTo(tct);
        assertThat(fixture.credit(Meters.sample().tct(tct).newConfig(123_457, 1, 42)))
                .allSatisfy(token -> assertThat(token.tct()).isEqualTo(tct));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 100})
    void refusesOtherCarriers(int tct) {
        assertOutOfRange(Meters.sample().tct(tct), "tct", tct, "0-99");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_000})
    void refusesAnSgcOutOfRange(int sgc) {
        assertOutOfRange(Meters.sample().sgc(sgc), "sgc", sgc, "0-999999");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10})
    void refusesAKrnOutOfRange(int krn) {
        assertOutOfRange(Meters.sample().krn(krn), "krn", krn, "1-9");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 100})
    void refusesATiOutOfRange(int ti) {
        assertOutOfRange(Meters.sample().ti(ti), "ti", ti, "0-99");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void refusesAKenOutOfRange(int ken) {
        assertOutOfRange(Meters.sample().ken(ken), "ken", ken, "0-255");
    }

    @ParameterizedTest
    @CsvSource({"'', 4 digits", "261, 4 digits", "26AB, 4 digits", "2613, 'YYMM with a month of 01-12, or 0000'"})
    void refusesADoeThatIsNoMonth(String doe, String expected) {
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().doe(doe)),
                ErrorCode.PARAM_RANGE,
                "Parameter 'doe' out of range: got '" + doe + "', expected " + expected);
    }

    @Test
    void issuesThroughTheMonthOfExpiryAndNotAfterIt() {
        Meters meter = Meters.sample().doe("2611");
        IssueTime lastSecond = externalClock("2026-11-30T23:59:59Z");
        IssueTime nextSecond = externalClock("2026-12-01T00:00:00Z");
        fixture.module.ignoreWindow();

        assertThat(fixture.credit(meter, lastSecond)).hasSize(1);
        fixture.assertRefused(
                () -> fixture.credit(meter, nextSecond),
                ErrorCode.STS_ID_RECORD_EXPIRED,
                "Meter identification has expired (YYMM='2611')");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1, 1, toSgc, -1, 0-999999",
        "123457, 10, 1, toKrn, 10, 1-9",
        "123457, 1, 100, toTi, 100, 0-99",
    })
    void checksTheNewConfig(int sgc, int krn, int ti, String parameter, int got, String expected) {
        assertOutOfRange(Meters.sample().newConfig(sgc, krn, ti), parameter, got, expected);
    }

    private void assertOutOfRange(Meters meter, String parameter, int got, String expected) {
        fixture.assertRefused(
                () -> fixture.credit(meter),
                ErrorCode.PARAM_RANGE,
                "Parameter '" + parameter + "' out of range: got '" + got + "', expected " + expected);
    }

    private static IssueTime externalClock(String time) {
        return new IssueTime(Instant.parse(time).getEpochSecond(), IssueTime.EXTERNAL_CLOCK);
    }
}
