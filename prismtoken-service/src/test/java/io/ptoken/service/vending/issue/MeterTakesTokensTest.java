package io.ptoken.service.vending.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.keychange.KeyChangeRules;
import io.ptoken.sts.keychange.KeyChangeRules.AlgorithmChanges;
import io.ptoken.sts.keychange.KeyTypeTransitions;
import io.ptoken.sts.meter.VirtualMeter;
import io.ptoken.sts.meter.result.MeterKeyAttributes;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the service answers, entered into a meter in the order of the answer. */
class MeterTakesTokensTest {

    private static final String MADE = "2026-01-01T00:00:00Z";
    private static final MeterPan PAN = MeterPan.parse("00000000000");

    private final ServiceFixture fixture = new ServiceFixture();

    /** Operating requirements section 8. */
    @Test
    void inTheWorkedExample() {
        fixture.module.load(TestKey.sta(2, 123_457, 2));
        VirtualMeter meter = fixture.module.meter(1, PAN, new TariffIndex(1), EncryptionAlgorithm.STA, MADE);

        List<MeterResult> results = enter(
                meter,
                fixture.service.handle(new IssueCalls.Credit(
                        fixture.call(),
                        Meters.sample().allowKrnUpdate().config(),
                        0,
                        new BigDecimal("100.0"),
                        IssueTime.NOW)));

        assertThat(results).containsExactly(MeterResult.FIRST_KCT, MeterResult.ACCEPT, MeterResult.ACCEPT);
        assertThat(meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(100);
        assertThat(meter.snapshot().keyAttributes().krn().value()).isEqualTo(2);
    }

    @Test
    void ofEa11() {
        fixture.module.load(
                TestKey.dkga04(2, 600_001, 1), TestKey.dkga04(3, 600_002, 5).withKen(200));
        VirtualMeter meter = fixture.module.meter(2, PAN, new TariffIndex(1), EncryptionAlgorithm.MISTY1, MADE);

        List<MeterResult> results =
                enter(meter, fixture.credit(Meters.sample().ea(11).sgc(600_001).newConfig(600_002, 5, 42)));

        assertThat(results)
                .containsExactly(
                        MeterResult.FIRST_KCT,
                        MeterResult.SECOND_KCT,
                        MeterResult.THIRD_KCT,
                        MeterResult.ACCEPT,
                        MeterResult.ACCEPT);
        MeterKeyAttributes now = meter.snapshot().keyAttributes();
        assertThat(now.sgc()).contains(new SupplyGroupCode(600_002));
        assertThat(now.krn().value()).isEqualTo(5);
        assertThat(now.ti().value()).isEqualTo(42);
        assertThat(now.ken().value()).isEqualTo(200);
        assertThat(meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(102);
    }

    @Test
    void afterACreditUnderTheOldKey() {
        fixture.module.load(TestKey.sta(2, 123_457, 2));
        VirtualMeter meter = fixture.module.meter(1, PAN, new TariffIndex(1), EncryptionAlgorithm.STA, MADE);
        enter(meter, fixture.credit(Meters.sample()));

        assertThat(enter(meter, fixture.credit(Meters.sample().allowKrnUpdate())))
                .containsExactly(MeterResult.FIRST_KCT, MeterResult.ACCEPT, MeterResult.ACCEPT);
        assertThat(meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(204);
    }

    /** From a key of 1993, whose identifiers ended in 2024, with a much higher one in the meter's memory. */
    @Test
    void afterARolloverOfTheBaseDate() {
        fixture.clock.set("2024-06-01T12:00:00Z");
        fixture.module.load(TestKey.sta(1, 123_457, 1).withBaseDate(BaseDate.BDT_1993), TestKey.sta(2, 123_457, 2));
        VirtualMeter meter =
                fixture.module.meter(1, PAN, new TariffIndex(1), EncryptionAlgorithm.STA, "2024-01-01T00:00:00Z");
        String accessToken = fixture.signIn("vendor");

        List<IssuedToken> tokens = fixture.service.handle(new IssueCalls.Credit(
                new CallContext("m-1", accessToken),
                Meters.sample().allowKrnUpdate().config(),
                0,
                BigDecimal.TEN,
                IssueTime.NOW));

        assertThat(tokens.get(0).newConfig().orElseThrow().rollover()).isTrue();
        assertThat(enter(meter, tokens)).containsExactly(MeterResult.FIRST_KCT, MeterResult.ACCEPT, MeterResult.ACCEPT);
        assertThat(meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(10);
    }

    /** What the world had to do by November 2024: from a key of 1993 and DKGA02 to one of 2014 and DKGA04. */
    @Test
    void afterTheChangeFromDkga02Of1993ToDkga04Of2014() {
        fixture.module.load(TestKey.sta(2, 991_993, 1).withBaseDate(BaseDate.BDT_1993), TestKey.dkga04(3, 991_993, 2));
        fixture.clock.set("2024-06-01T12:00:00Z");
        VirtualMeter meter =
                fixture.module.meter(2, PAN, new TariffIndex(1), EncryptionAlgorithm.STA, "2024-01-01T00:00:00Z");
        enter(meter, creditOnThatDay(Meters.sample().sgc(991_993)));
        assertThat(meter.snapshot().tidMemory()).anyMatch(tid -> tid.minutes() > 16_000_000);
        fixture.clock.set("2026-11-23T12:00:00Z");

        List<IssuedToken> tokens = creditOnThatDay(Meters.sample().sgc(991_993).allowKrnUpdate());

        assertThat(tokens.get(0).newConfig().orElseThrow().rollover()).isTrue();
        assertThat(tokens.get(0).newConfig().orElseThrow().toKrn()).isEqualTo(2);
        assertThat(enter(meter, tokens)).containsExactly(MeterResult.FIRST_KCT, MeterResult.ACCEPT, MeterResult.ACCEPT);
        assertThat(meter.snapshot().tidMemory())
                .as("the identifiers of 1993 are forgotten")
                .containsExactly(tokens.get(2).tid());
        assertThat(meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(204);
        assertThat(meter.snapshot().keyAttributes().baseDate()).isEqualTo(BaseDate.BDT_2014);
        assertThat(meter.snapshot().keyAttributes().sgc()).isEmpty();
    }

    @Test
    void andNeverAChangeBackToDkga02() {
        fixture.module.load(TestKey.dkga04(2, 600_001, 1), TestKey.sta(3, 600_001, 2));

        fixture.assertRefused(
                () -> fixture.credit(Meters.sample().sgc(600_001).newConfig(600_001, 2, 1)),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '29': KEY_CHANGE_NOT_ALLOWED: a meter does not change its key from DKGA04 to"
                        + " DKGA02");
    }

    @Test
    void norOneBackToAnEarlierBaseDateUnlessASettingAllowsIt() {
        TestKey later = TestKey.sta(2, 600_001, 1);
        TestKey earlier = TestKey.sta(3, 600_001, 2).withBaseDate(BaseDate.BDT_1993);
        Meters meter = Meters.sample().sgc(600_001).newConfig(600_001, 2, 1);
        fixture.clock.set("2024-06-01T12:00:00Z");
        fixture.module.load(later, earlier);
        ServiceFixture lenient = new ServiceFixture(ServiceSettings.DEFAULTS.withKeyChangeRules(
                new KeyChangeRules(KeyTypeTransitions.DEFAULT, AlgorithmChanges.ANY)));
        lenient.clock.set("2024-06-01T12:00:00Z");
        lenient.module.load(later, earlier);

        fixture.assertRefused(
                () -> creditOnThatDay(fixture, meter),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '29': KEY_CHANGE_NOT_ALLOWED: a meter does not change its key from base date"
                        + " 2014 back to 1993");
        assertThat(creditOnThatDay(lenient, meter)).hasSize(3);
    }

    /** A session of the day that the clock stands at. */
    private List<IssuedToken> creditOnThatDay(Meters meter) {
        return creditOnThatDay(fixture, meter);
    }

    private static List<IssuedToken> creditOnThatDay(ServiceFixture fixture, Meters meter) {
        return fixture.service.handle(new IssueCalls.Credit(
                fixture.callOfVersion("1.1"), meter.config(), 0, new BigDecimal("102.0"), IssueTime.NOW));
    }

    @Test
    void manyOfThemFromOneMinute() {
        VirtualMeter meter = fixture.module.meter(1, PAN, new TariffIndex(1), EncryptionAlgorithm.STA, MADE);
        for (int i = 0; i < 10; i++) {
            assertThat(enter(meter, fixture.credit(Meters.sample()))).containsExactly(MeterResult.ACCEPT);
        }

        assertThat(meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(1020);
    }

    private static List<MeterResult> enter(VirtualMeter meter, List<IssuedToken> tokens) {
        return tokens.stream()
                .map(token -> meter.enter(token.token().decimal()).result())
                .toList();
    }
}
