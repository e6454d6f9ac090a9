package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.token.ManagementToken;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueManagementTokenTest {

    private final ServiceFixture fixture = new ServiceFixture().preference("ptoken.allowIssueProprietaryTokens", "1");

    @ParameterizedTest
    @CsvSource({
        "0, 0.0, 0, SetMaximumPowerLimit, 0, Watt",
        "0, 20000.0, 20004, SetMaximumPowerLimit, 20004, Watt",
        "0, 10.5, 11, SetMaximumPowerLimit, 11, Watt",
        "1, 0.0, 0, ClearCredit, 0, ''",
        "1, 7.0, 7, ClearCredit, 7, ''",
        "1, 65535.0, 65535, ClearCredit, 65535, ''",
        "2, 65535.0, 65535, SetTariffRate, 65535, ''",
        "5, 0.0, 0, ClearTamperCondition, 0, ''",
        "6, 18201624.0, 18201624, SetMaxPhaseUnbalanceLmt, 18201624, Watt",
        "7, 12.0, 12, SetWaterMeterFactor, 12, ''",
        "10, 64535.0, 64535, SetControlElement, 64535, ''",
        "11, 1.0, 1, ProprietaryManagement, 1, ''",
        "15, 65535.0, 65535, ProprietaryManagement, 65535, ''",
    })
    void issuesEverySubclass(
            int subclass, BigDecimal asked, BigDecimal carried, String description, String scaled, String unit) {
        IssuedToken token = only(mse(subclass, asked));

        assertThat(token.tokenClass()).isEqualTo(2);
        assertThat(token.subclass()).isEqualTo(subclass);
        assertThat(token.transferAmount()).isEqualByComparingTo(carried);
        assertThat(token.description()).isEqualTo(description);
        assertThat(token.scaledAmount()).isEqualTo(scaled);
        assertThat(token.stsUnitName()).isEqualTo(unit);
        assertThat(token.scaledUnitName()).isEqualTo(unit);
        assertThat(fixture.open(1, token)).isInstanceOfSatisfying(ManagementToken.class, inside -> {
            assertThat(inside.subclass()).isEqualTo(subclass);
            assertThat(inside.tid()).isEqualTo(token.tid());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 4, 8, 9, 16})
    void refusesKeyChangeSectionsAndUnknownSubclasses(int subclass) {
        fixture.assertRefused(
                () -> mse(subclass, BigDecimal.ZERO),
                ErrorCode.PARAM_RANGE,
                "Parameter 'subclass' out of range: got '" + subclass + "', expected 0-2, 5-7 or 10-15");
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1.0, 0-18201624",
        "6, 18201625.0, 0-18201624",
        "1, 8.0, 'register 0-7, or 65535 for all'",
        "2, 65536.0, 0-65535",
        "5, -0.5, 0",
        "5, 1.0, 0",
        "5, 65535.0, 0",
        "5, 1E-999999999, 0",
        "7, 1.5, a whole number of 0-65535",
        "10, 1000000000, 0-65535",
        "10, 1E-999999999, a whole number of 0-65535",
    })
    void refusesValuesThatDoNotFit(int subclass, BigDecimal value, String expected) {
        String got = subclass == 1 ? "8" : value.toString();
        fixture.assertRefused(
                () -> mse(subclass, value),
                ErrorCode.PARAM_RANGE,
                "Parameter 'transferAmount' out of range: got '" + got + "', expected " + expected);
    }

    @Test
    void worksUnderADefaultKeyThatMayNotSellCredit() {
        fixture.module.load(TestKey.sta(2, 600_001, 1).withKeyType(KeyType.DDTK));
        Meters meter = Meters.sample().sgc(600_001);

        assertThat(fixture.service.handle(
                        new IssueCalls.Management(fixture.call(), meter.config(), 5, BigDecimal.ZERO, IssueTime.NOW)))
                .hasSize(1);
        fixture.assertRefused(
                () -> fixture.credit(meter),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '05': KEY_TYPE_ERROR: register 2 (SGC 600001 KRN 1 KT 1) makes default keys,"
                        + " which carry no credit");
    }

    @Test
    void refusesACipherThatTheKeyDoesNotServeBeforeAnIdentifierIsUsed() {
        fixture.assertRefused(
                () -> fixture.service.handle(new IssueCalls.Management(
                        fixture.call(), Meters.sample().ea(11).config(), 5, BigDecimal.ZERO, IssueTime.NOW)),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '40': KEY_PARAM_ERROR: EA 11 under DKGA 02 of register 1 (SGC 123457 KRN 1 KT"
                        + " 2)");
    }

    @Nested
    class SetControl {

        @ParameterizedTest
        @CsvSource({
            "true, 11, 1, 64535", // a published answer
            "true, 0, 0, 64512",
            "true, 511, 1, 65535",
            "false, 0, 123, 123",
            "false, 62, 1023, 64511",
        })
        void putsThePartsIntoThePayload(boolean isFlag, int index, int value, int payload) {
            IssuedToken token = only(setControl(isFlag, index, value));

            assertThat(token.subclass()).isEqualTo(10);
            assertThat(token.description()).isEqualTo("SetControlElement");
            assertThat(token.scaledAmount()).isEqualTo(Integer.toString(payload));
            assertThat(((ManagementToken) fixture.open(1, token)).payload()).isEqualTo(payload);
        }

        @ParameterizedTest
        @CsvSource({
            "true, 512, 0, index, 512, 0-511",
            "true, -1, 0, index, -1, 0-511",
            "true, 0, 2, value, 2, 0-1",
            "true, 0, -1, value, -1, 0-1",
            "false, 63, 0, index, 63, 0-62",
            "false, -1, 0, index, -1, 0-62",
            "false, 0, 1024, value, 1024, 0-1023",
            "false, 0, -1, value, -1, 0-1023",
        })
        void refusesPartsOutOfRange(boolean isFlag, int index, int value, String parameter, int got, String expected) {
            fixture.assertRefused(
                    () -> setControl(isFlag, index, value),
                    ErrorCode.PARAM_RANGE,
                    "Parameter '" + parameter + "' out of range: got '" + got + "', expected " + expected);
        }

        private List<IssuedToken> setControl(boolean isFlag, int index, int value) {
            return fixture.service.handle(new IssueCalls.SetControl(
                    fixture.call(), Meters.sample().config(), isFlag, index, value, IssueTime.NOW));
        }
    }

    private List<IssuedToken> mse(int subclass, BigDecimal value) {
        return fixture.service.handle(
                new IssueCalls.Management(fixture.call(), Meters.sample().config(), subclass, value, IssueTime.NOW));
    }

    private static IssuedToken only(List<IssuedToken> tokens) {
        assertThat(tokens).hasSize(1);
        return tokens.get(0);
    }
}
