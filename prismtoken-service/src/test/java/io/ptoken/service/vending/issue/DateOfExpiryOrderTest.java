package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAdvice;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The date of expiry is YYMM for clients of version 1.1 and MMYY for those of 1.0. It is November 2026. */
class DateOfExpiryOrderTest {

    private final ServiceFixture fixture = new ServiceFixture();

    @ParameterizedTest
    @CsvSource({
        "1.1, 2611",
        "1.0, 1126",
        "1.1, 2612",
        "1.0, 1226",
        "1.0.5, 1226",
        "1.1.0, 2612",
        "1.0, 0127",
        "1.1, 0000",
        "1.0, 0000"
    })
    void whatHasNotExpiredIsServed(String version, String doe) {
        assertThat(credit(fixture.callOfVersion(version), doe)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1.1, 2610, Meter identification has expired (YYMM='2610')",
        "1.0, 1026, Meter identification has expired (MMYY='1026')",
        "1.0, 1225, Meter identification has expired (MMYY='1225')",
    })
    void whatHasExpiredIsRefusedInTheWordsOfTheVersion(String version, String doe, String message) {
        fixture.assertRefused(
                () -> credit(fixture.callOfVersion(version), doe), ErrorCode.STS_ID_RECORD_EXPIRED, message);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 2612, MMYY", "1.0, 0026, MMYY", "1.0, 1326, MMYY", "1.1, 2600, YYMM", "1.1, 2613, YYMM"})
    void whatIsNoMonthInTheOrderOfTheVersionIsOutOfRange(String version, String doe, String order) {
        fixture.assertRefused(
                () -> credit(fixture.callOfVersion(version), doe),
                ErrorCode.PARAM_RANGE,
                "Parameter 'doe' out of range: got '" + doe + "', expected " + order
                        + " with a month of 01-12, or 0000");
    }

    @Test
    void whatGoesOnTheCardIsTheSameForBoth() {
        MeterConfigAdvice of10 = advice(fixture.callOfVersion("1.0"), "1227");
        MeterConfigAdvice of11 = advice(fixture.callOfVersion("1.1"), "2712");

        assertThat(of10).isEqualTo(of11);
        assertThat(of10.idRecord()).startsWith("6007270000000000092712");
        assertThat(of10.record2()).contains("=2712=");
    }

    @Test
    void verificationReadsTheSameOrder() {
        CallContext old = fixture.callOfVersion("1.0");
        String token = credit(old, "1227").get(0).token().decimal();

        assertThat(fixture.service
                        .handle(new ReadCalls.Verify(
                                old, Meters.sample().doe("1227").config(), token))
                        .validationResult())
                .isEqualTo(ErrorCode.VERIFY_OK);
        fixture.assertRefused(
                () -> fixture.service.handle(
                        new ReadCalls.Verify(old, Meters.sample().doe("2712").config(), token)),
                ErrorCode.PARAM_RANGE,
                "Parameter 'doe' out of range: got '2712', expected MMYY with a month of 01-12, or 0000");
    }

    /** Whoever has a token of version 1.1 cannot make one of 1.0 of it. */
    @Test
    void theOrderIsThatOfTheSignIn() {
        String accessToken = fixture.call().accessToken();

        fixture.assertRefused(
                () -> credit(new CallContext("m-x", accessToken + ".1.0"), "1226"),
                ErrorCode.AUTHENTICATION_TOKEN,
                "Authentication failed (bad accessToken: unknown)");
    }

    private List<IssuedToken> credit(CallContext call, String doe) {
        return fixture.service.handle(
                new IssueCalls.Credit(call, Meters.sample().doe(doe).config(), 0, BigDecimal.TEN, IssueTime.NOW));
    }

    private MeterConfigAdvice advice(CallContext call, String doe) {
        return fixture.service
                .handle(new IssueCalls.KeyChange(
                        call, Meters.sample().doe(doe).config(), new MeterConfigAmendment(123_457, 1, 42)))
                .get(0)
                .newConfig()
                .orElseThrow();
    }
}
