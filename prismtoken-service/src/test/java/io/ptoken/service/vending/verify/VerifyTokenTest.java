package io.ptoken.service.vending.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.vending.request.CurrencyScale;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTokenTest {

    private final ServiceFixture fixture =
            new ServiceFixture(ServiceSettings.DEFAULTS.withCurrencyScale(CurrencyScale.CURRENCY_UNITS));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void showsACreditTokenAsAtIssue(int subclass) {
        IssuedToken issued = fixture.service
                .handle(new IssueCalls.Credit(
                        fixture.call(), Meters.sample().config(), subclass, new BigDecimal("102"), IssueTime.NOW))
                .get(0);

        assertOk(verify(Meters.sample(), issued.token().decimal()), issued);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 6, 7, 10})
    void showsAManagementTokenAsAtIssue(int subclass) {
        BigDecimal amount = subclass == 5 ? BigDecimal.ZERO : BigDecimal.ONE;
        IssuedToken issued = fixture.service
                .handle(new IssueCalls.Management(
                        fixture.call(), Meters.sample().config(), subclass, amount, IssueTime.NOW))
                .get(0);

        assertOk(verify(Meters.sample(), issued.token().decimal()), issued);
    }

    @Test
    void showsAReservedTokenIdentifier() {
        IssuedToken issued = fixture.credit(Meters.sample(), new IssueTime(0, IssueTime.SPECIAL_RESERVED))
                .get(0);

        assertOk(verify(Meters.sample(), issued.token().decimal()), issued);
        assertThat(issued.reservedTid()).isTrue();
    }

    @Test
    void readsAMeterTestTokenWithoutAnyKey() {
        VerifyResult result = verify(Meters.sample().sgc(999_999), "00000000000134220736");

        assertThat(result.validationResult()).isEqualTo(ErrorCode.VERIFY_OK);
        assertThat(result.token()).isEmpty();
        assertThat(result.meterTestToken()).hasValueSatisfying(token -> {
            assertThat(token.description()).isEqualTo("InitMeterTest");
            assertThat(token.subclass()).isZero();
            assertThat(token.control()).isZero();
            assertThat(token.mfrCode()).isZero();
            assertThat(token.token().hex()).isEqualTo("00000000008000BC0");
        });
    }

    @Test
    void findsAWrongCrc() {
        String token = fixture.credit(Meters.sample()).get(0).token().decimal();

        assertInvalid(verify(Meters.sample().drn("58000079523"), token), ErrorCode.VERIFY_CRC);
        assertInvalid(verify(Meters.sample().ti(2), token), ErrorCode.VERIFY_CRC);
        assertInvalid(verify(Meters.sample(), "00000000000134220737"), ErrorCode.VERIFY_CRC);
    }

    @Test
    void passesOnThatCreditIsUnderADefaultKey() {
        String token = fixture.credit(Meters.sample()).get(0).token().decimal();

        fixture.module.answerVerifyWith(SmStatus.DDTK_CREDIT_ERROR);
        assertInvalid(verify(Meters.sample(), token), ErrorCode.VERIFY_DDTK_CREDIT);
    }

    @Test
    void findsATokenBeyondTheExpiryNumberOfItsKey() {
        String token = fixture.credit(Meters.sample()).get(0).token().decimal();
        fixture.module.load(TestKey.sta(1, 123_457, 1).withKen(1));

        assertInvalid(verify(Meters.sample(), token), ErrorCode.VERIFY_KEY_EXPIRED);

        fixture.module.answerVerifyWith(SmStatus.KEY_ISSUE_EXPIRED_ERROR);
        assertInvalid(verify(Meters.sample(), token), ErrorCode.VERIFY_KEY_EXPIRED);
    }

    @Test
    void takesARefusalForACrcFaultWhenTheModuleSaysSo() {
        String token = fixture.credit(Meters.sample()).get(0).token().decimal();
        fixture.module.refuseWith(SmStatus.TOKEN_CRC_ERROR);

        assertInvalid(verify(Meters.sample(), token), ErrorCode.VERIFY_CRC);
    }

    @Test
    void reportsAnyOtherFaultOfTheModuleAsAnError() {
        String token = fixture.credit(Meters.sample()).get(0).token().decimal();
        fixture.module.answerVerifyWith(SmStatus.DEVICE_FAILURE);

        fixture.assertRefused(
                () -> verify(Meters.sample(), token),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '01': DEVICE_FAILURE: hardware or unspecified failure");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAKeyChangeTokenWhetherOrNotTheModuleDoes(boolean moduleRefuses) {
        fixture.module.verifiesKeyChanges(!moduleRefuses);
        String token = fixture.service
                .handle(new IssueCalls.KeyChange(
                        fixture.call(), Meters.sample().config(), new MeterConfigAmendment(123_457, 1, 2)))
                .get(0)
                .token()
                .decimal();

        fixture.assertRefused(
                () -> verify(Meters.sample(), token),
                ErrorCode.PARAM_RANGE,
                "Parameter 'tokenDec' out of range: got '" + token
                        + "', expected no key-change token and nothing reserved");
    }

    @Test
    void leavesItToTheModuleToSayThatAKeyDoesNotServeACipher() {
        String token = fixture.credit(Meters.sample()).get(0).token().decimal();

        fixture.assertRefused(
                () -> verify(Meters.sample().ea(11), token),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '40': KEY_PARAM_ERROR: EA, TI, DKGA, KT, KRN, class or subclass out of range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "0000 0000 0001 3422 0736", "0000000000013422073x", "73786976294838206464"})
    void refusesDigitsThatAreNoToken(String digits) {
        fixture.assertRefused(
                () -> verify(Meters.sample(), digits),
                ErrorCode.PARAM_RANGE,
                "Parameter 'tokenDec' out of range: got '" + digits
                        + "', expected 20 decimal digits below 73786976294838206464");
    }

    @Test
    void refusesClass3() {
        fixture.assertRefused(
                () -> verify(Meters.sample(), "00000000000402653184"),
                ErrorCode.PARAM_RANGE,
                "Parameter 'tokenDec' out of range: got '00000000000402653184', expected a token of class 0, 1 or 2");
    }

    @Test
    void needsTheKey() {
        String token = fixture.credit(Meters.sample()).get(0).token().decimal();

        fixture.assertRefused(
                () -> verify(Meters.sample().krn(2), token),
                ErrorCode.KEYSTORE_NOT_FOUND,
                "Vending Key not available for SGC=123457,KRN=2 (reason: this key revision is not loaded)");
    }

    @Test
    void doesNotMindAnExpiredIdentification() {
        String token = fixture.credit(Meters.sample()).get(0).token().decimal();

        assertThat(verify(Meters.sample().doe("2001"), token).validationResult())
                .isEqualTo(ErrorCode.VERIFY_OK);
    }

    private VerifyResult verify(Meters meter, String digits) {
        return fixture.service.handle(new ReadCalls.Verify(fixture.call(), meter.config(), digits));
    }

    private static void assertOk(VerifyResult result, IssuedToken issued) {
        assertThat(result.validationResult()).isEqualTo(ErrorCode.VERIFY_OK);
        assertThat(result.token()).contains(issued);
        assertThat(result.meterTestToken()).isEmpty();
    }

    private static void assertInvalid(VerifyResult result, ErrorCode reason) {
        assertThat(result.validationResult()).isEqualTo(reason);
        assertThat(result.token()).isEmpty();
        assertThat(result.meterTestToken()).isEmpty();
    }
}
