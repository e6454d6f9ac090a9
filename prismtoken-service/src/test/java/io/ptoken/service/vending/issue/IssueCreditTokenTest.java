package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.CurrencyCredit;
import io.ptoken.sts.token.UnitCredit;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueCreditTokenTest {

    private final ServiceFixture fixture =
            new ServiceFixture(ServiceSettings.DEFAULTS.withCurrencyScale(CurrencyScale.HUNDRED_THOUSANDTHS));
    private final TokenIdentifier noon = TokenIdentifier.at(BaseDate.BDT_2014, fixture.clock.instant());

    @Test
    void answersWithEveryFieldFilled() {
        IssuedToken token = only(fixture.credit(Meters.sample()));

        assertThat(token.pan().digits()).isEqualTo("600727000000000009");
        assertThat(token.pan().drn().digits()).isEqualTo("00000000000");
        assertThat(List.of(token.ea(), token.tct(), token.sgc(), token.krn(), token.ti()))
                .containsExactly(7, 2, 123_457, 1, 1);
        assertThat(token.tokenClass()).isZero();
        assertThat(token.subclass()).isZero();
        assertThat(token.tid()).isEqualTo(noon);
        assertThat(token.transferAmount()).isEqualByComparingTo("102");
        assertThat(token.reservedTid()).isFalse();
        assertThat(token.newConfig()).isEmpty();
        assertThat(token.description()).isEqualTo("Credit:Electricity");
        assertThat(token.stsUnitName()).isEqualTo("hWh");
        assertThat(token.scaledAmount()).isEqualTo("10.2");
        assertThat(token.scaledUnitName()).isEqualTo("kWh");
        assertThat(token.token().decimal()).matches("[0-9]{20}");
        assertThat(token.idSm()).isEqualTo(FakeSecurityModule.ID_SM);
        assertThat(token.vkKcv())
                .isEqualTo(TestKey.sta(1, 123_457, 1).attributes().kcv().hex6());
    }

    @Test
    void putsAmountAndTidIntoTheToken() {
        IssuedToken token = only(fixture.credit(Meters.sample()));

        assertThat(fixture.open(1, token)).isInstanceOfSatisfying(UnitCredit.class, credit -> {
            assertThat(credit.subclassOf()).isEqualTo(CreditSubclass.ELECTRICITY);
            assertThat(credit.tid()).isEqualTo(noon);
            assertThat(credit.amount()).isEqualTo(UnitAmountCode.encode(102));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "102.0, 102", // as asked
        "101.99999237060547, 102", // 10.2f * 10 in 32-bit floating point
        "102.00000762939453, 102",
        "11.000000000000002, 11", // 1.1 * 10 in 64-bit floating point
        "102.5, 103", // 10.25 kWh: a fraction is rounded up
        "102.01, 103",
        "0.4, 1",
        "0.0, 0",
        "1E-999999999, 1", // a hostile scale must not cost a computation
        "0.0000001, 1",
        "16384.001953125, 16384", // one unit in the last place of 32 bits off
        "16384.1, 16394", // one step more
        "20000.0, 20004", // steps of ten from 16384 on
        "18201624.0, 18201624",
    })
    void neverCarriesLessThanWasAskedFor(BigDecimal asked, BigDecimal carried) {
        IssuedToken token = only(fixture.service.handle(
                new IssueCalls.Credit(fixture.call(), Meters.sample().config(), 0, asked, IssueTime.NOW)));

        assertThat(token.transferAmount()).isEqualByComparingTo(carried);
        assertThat(((UnitCredit) fixture.open(1, token)).amount().units()).isEqualByComparingTo(carried);
    }

    @Test
    void saysTheCarriedAmountAgainWhenTheTokenIsFetchedOrVerified() {
        CallContext call = fixture.call();
        BigDecimal asked = new BigDecimal("20000.0");
        IssuedToken issued = only(fixture.service.handle(
                new IssueCalls.Credit(call, Meters.sample().config(), 0, asked, IssueTime.NOW)));
        IssuedToken fetched = only(fixture.service.handle(new ReadCalls.Result(fixture.call(), call.messageId())));
        IssuedToken verified = fixture.service
                .handle(new ReadCalls.Verify(
                        fixture.call(), Meters.sample().config(), issued.token().decimal()))
                .token()
                .orElseThrow();

        assertThat(List.of(issued, fetched, verified))
                .allSatisfy(token -> assertThat(token.transferAmount()).isEqualByComparingTo("20004"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.0", "-0.1", "18201625.0", "18201624.1", "1E+300"})
    void refusesUnitsThatNoTokenCanCarry(BigDecimal amount) {
        fixture.assertRefused(
                () -> fixture.service.handle(
                        new IssueCalls.Credit(fixture.call(), Meters.sample().config(), 0, amount, IssueTime.NOW)),
                ErrorCode.PARAM_RANGE,
                "Parameter 'transferAmount' out of range: got '" + amount + "', expected 0-18201624");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 102, Credit:Water, 10.2, m3",
        "2, 102, Credit:Gas, 10.2, m3",
        "3, 100, Credit:Time, 10.0, min",
        "4, 1000000, Credit:ElectricityCurrency, 10.00024, ''",
        "5, -1, Credit:WaterCurrency, -0.00001, ''",
    })
    void issuesEverySubclass(int subclass, BigDecimal amount, String description, String scaled, String unit) {
        IssuedToken token = only(fixture.service.handle(
                new IssueCalls.Credit(fixture.call(), Meters.sample().config(), subclass, amount, IssueTime.NOW)));

        assertThat(token.subclass()).isEqualTo(subclass);
        assertThat(token.description()).isEqualTo(description);
        assertThat(token.scaledAmount()).isEqualTo(scaled);
        assertThat(token.scaledUnitName()).isEqualTo(unit);
        assertThat(fixture.open(1, token).subclass()).isEqualTo(subclass);
    }

    @Test
    void takesTheLargestCurrencyAmountAndNoneAboveIt() {
        BigDecimal largest = new BigDecimal("1.6383E+30");

        assertThat(carried(fixture, largest)).isGreaterThanOrEqualTo(largest);
        assertThat(carried(fixture, largest.negate())).isGreaterThanOrEqualTo(largest.negate());
        fixture.assertRefused(
                () -> carried(fixture, new BigDecimal("-1.6384E+30")),
                ErrorCode.PARAM_RANGE,
                "Parameter 'transferAmount' out of range: got '-1.6384E+30', expected -1.6383E+30 to 1.6383E+30");
    }

    /** The binary fraction nearest to the bound is a little greater than the bound. */
    @ParameterizedTest
    @EnumSource(
            value = CurrencyScale.class,
            names = {"HUNDRED_THOUSANDTHS", "CURRENCY_UNITS"})
    void takesTheBoundItselfAsItComesFromTheWire(CurrencyScale scale) {
        ServiceFixture of = new ServiceFixture(ServiceSettings.DEFAULTS.withCurrencyScale(scale));
        BigDecimal bound = new BigDecimal("1638300000000000092165233442816");

        assertThat(bound.doubleValue()).isEqualTo(1.6383E+30);
        assertThat(bound).isGreaterThan(new BigDecimal("1.6383E+30"));
        assertThat(carried(of, bound).signum()).isPositive();
        assertThat(carried(of, bound.negate()).signum()).isNegative();
        of.assertRefused(
                () -> carried(of, new BigDecimal(Math.nextUp(1.6383E+30))),
                ErrorCode.PARAM_RANGE,
                "Parameter 'transferAmount' out of range: got '1.6383000000000004E+30', expected -1.6383E+30 to 1.6383E+30");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7})
    void sellsNoCurrencyUntilSomebodyHasChosenItsUnit(int subclass) {
        ServiceFixture undecided = new ServiceFixture();
        ServiceFixture decided =
                new ServiceFixture(ServiceSettings.DEFAULTS.withCurrencyScale(CurrencyScale.CURRENCY_UNITS));
        BigDecimal amount = BigDecimal.TEN;
        String sold = only(decided.service.handle(new IssueCalls.Credit(
                        decided.call(), Meters.sample().config(), subclass, amount, IssueTime.NOW)))
                .token()
                .decimal();

        undecided.assertRefused(
                () -> undecided.service.handle(new IssueCalls.Credit(
                        undecided.call(), Meters.sample().config(), subclass, amount, IssueTime.NOW)),
                ErrorCode.SERVICE_DISABLED,
                "Feature disabled: currency credit: choose assumptions.currencyScale");
        undecided.assertRefused(
                () -> undecided.service.handle(
                        new ReadCalls.Verify(undecided.call(), Meters.sample().config(), sold)),
                ErrorCode.SERVICE_DISABLED,
                "Feature disabled: currency credit: choose assumptions.currencyScale");
        assertThat(undecided.credit(Meters.sample())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"10.0, 10.00024", "0.00001, 0.00001", "0.000001, 0.00001", "-0.5, -0.49994"})
    void countsInWholeCurrencyUnitsWhenSetTo(BigDecimal asked, BigDecimal answered) {
        ServiceFixture whole =
                new ServiceFixture(ServiceSettings.DEFAULTS.withCurrencyScale(CurrencyScale.CURRENCY_UNITS));
        IssuedToken token = only(whole.service.handle(
                new IssueCalls.Credit(whole.call(), Meters.sample().config(), 4, asked, IssueTime.NOW)));

        assertThat(token.transferAmount()).isEqualByComparingTo(answered);
        assertThat(((CurrencyCredit) whole.open(1, token)).amount().units().movePointLeft(5))
                .isEqualByComparingTo(token.transferAmount());
    }

    private static BigDecimal carried(ServiceFixture fixture, BigDecimal asked) {
        IssuedToken token = only(fixture.service.handle(
                new IssueCalls.Credit(fixture.call(), Meters.sample().config(), 4, asked, IssueTime.NOW)));
        return ((CurrencyCredit) fixture.open(1, token)).amount().units();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 8, 32_767})
    void refusesASubclassThatIsNoCredit(int subclass) {
        fixture.assertRefused(
                () -> fixture.service.handle(new IssueCalls.Credit(
                        fixture.call(), Meters.sample().config(), subclass, BigDecimal.TEN, IssueTime.NOW)),
                ErrorCode.PARAM_RANGE,
                "Parameter 'subclass' out of range: got '" + subclass + "', expected 0-7");
    }

    @Test
    void servesMeterWithAThirteenDigitDrnAndWithAPan() {
        IssuedToken byDrn = only(fixture.credit(Meters.sample().drn("0260060135803")));
        IssuedToken byPan = only(fixture.credit(Meters.sample().drn("000002600601358034")));

        assertThat(byDrn.pan().digits()).isEqualTo("000002600601358034");
        assertThat(byPan.pan()).isEqualTo(byDrn.pan());
        assertThat(byPan.tid()).isGreaterThan(byDrn.tid());
    }

    @Test
    void servesEa11() {
        fixture.module.load(TestKey.dkga04(2, 600_001, 1));

        IssuedToken token = only(fixture.credit(Meters.sample().ea(11).sgc(600_001)));

        assertThat(token.ea()).isEqualTo(11);
        assertThat(((UnitCredit) fixture.open(2, token)).amount().units()).isEqualByComparingTo("102");
    }

    @Test
    void refusesEa11UnderAKeyThatDoesNotServeItBeforeAnIdentifierIsUsed() {
        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().ea(11)),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '40': KEY_PARAM_ERROR: EA 11 under DKGA 02 of register 1 (SGC 123457 KRN 1 KT"
                        + " 2)");
        assertThat(fixture.module.vended()).isZero();
    }

    private static IssuedToken only(List<IssuedToken> tokens) {
        assertThat(tokens).hasSize(1);
        return tokens.get(0);
    }
}
