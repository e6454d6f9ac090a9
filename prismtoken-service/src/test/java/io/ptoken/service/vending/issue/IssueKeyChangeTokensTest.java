package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.sts.tid.BaseDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueKeyChangeTokensTest {

    private final ServiceFixture fixture = new ServiceFixture();

    @Test
    void returnsTheSetInEntryOrderAndUsesNoTokenIdentifier() {
        List<IssuedToken> tokens = change(Meters.sample(), 123_457, 1, 2);

        assertThat(tokens)
                .extracting(IssuedToken::description)
                .containsExactly("Set1stSectionDecoderKey", "Set2ndSectionDecoderKey");
        assertThat(fixture.store.tidsUsed()).isZero();
        assertThat(tokens.get(0).newConfig()).isPresent();
        assertThat(tokens.get(1).newConfig()).isEmpty();
    }

    @Test
    void makesTheSameTokensForTheSameChange() {
        assertThat(change(Meters.sample(), 123_457, 1, 2)).isEqualTo(change(Meters.sample(), 123_457, 1, 2));
    }

    @Test
    void makesThreeForEa07AndFourForEa11() {
        fixture.module.load(TestKey.dkga04(2, 600_001, 1));

        assertThat(change(Meters.sample().allow3Kct(), 123_457, 1, 2)).hasSize(3);
        assertThat(change(Meters.sample().ea(11).sgc(600_001), 600_001, 1, 2))
                .extracting(IssuedToken::subclass)
                .containsExactly(3, 4, 8, 9);
    }

    @Test
    void looksAtTheArgumentAndNotAtTheNewConfigOfTheMeter() {
        List<IssuedToken> tokens = change(Meters.sample().newConfig(-1, -1, -1), 123_457, 1, 2);

        assertThat(tokens.get(0).newConfig())
                .hasValueSatisfying(advice -> assertThat(advice.toTi()).isEqualTo(2));
    }

    @Test
    void raisesTheRevisionWhenTheMeterAllowsIt() {
        fixture.module.load(TestKey.sta(2, 123_457, 2), TestKey.sta(3, 123_457, 3));

        assertThat(toKrn(change(Meters.sample(), 123_457, 2, 1))).isEqualTo(2);
        assertThat(toKrn(change(Meters.sample().allowKrnUpdate(), 123_457, 2, 1)))
                .isEqualTo(3);
    }

    /** Nothing forbids it, and it uses nothing up: a meter takes the set and stays as it is. */
    @Test
    void makesASetForAMeterThatIsOnTheLatestRevisionAlready() {
        List<IssuedToken> tokens = change(Meters.sample().allowKrnUpdate(), 123_457, 1, 1);

        assertThat(tokens).hasSize(2);
        assertThat(toKrn(tokens)).isEqualTo(1);
        assertThat(fixture.store.tidsUsed()).isZero();
    }

    @Test
    void leavesAnExpiredKeyButDoesNotEnterOneNorOneBeforeItsBaseDate() {
        fixture.module.load(
                TestKey.sta(1, 123_457, 1).withKen(1),
                TestKey.sta(2, 123_457, 2),
                TestKey.sta(3, 123_457, 3).withBaseDate(BaseDate.BDT_2035));

        assertThat(change(Meters.sample(), 123_457, 2, 1)).hasSize(2);
        fixture.assertRefused(
                () -> change(Meters.sample().krn(2), 123_457, 1, 1),
                ErrorCode.STS_VK_EXPIRED,
                "Vending Key has expired (TokenID exceeds KeyExpiryNumber)");
        fixture.assertRefused(
                () -> change(Meters.sample().krn(2), 123_457, 3, 1),
                ErrorCode.STS_VK_BEFORE_BDT,
                "Attempt to use Vending Key before its Base Date");
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1, 1, toSgc, 1000000, 0-999999",
        "-1, 1, 1, toSgc, -1, 0-999999",
        "123457, 0, 1, toKrn, 0, 1-9",
        "123457, 10, 1, toKrn, 10, 1-9",
        "123457, 1, 100, toTi, 100, 0-99",
        "123457, 1, -1, toTi, -1, 0-99",
    })
    void refusesAConfigurationOutOfRange(int sgc, int krn, int ti, String parameter, String got, String expected) {
        fixture.assertRefused(
                () -> change(Meters.sample(), sgc, krn, ti),
                ErrorCode.PARAM_RANGE,
                "Parameter '" + parameter + "' out of range: got '" + got + "', expected " + expected);
    }

    private List<IssuedToken> change(Meters meter, int sgc, int krn, int ti) {
        return fixture.service.handle(
                new IssueCalls.KeyChange(fixture.call(), meter.config(), new MeterConfigAmendment(sgc, krn, ti)));
    }

    private static int toKrn(List<IssuedToken> tokens) {
        return tokens.get(0).newConfig().orElseThrow().toKrn();
    }
}
