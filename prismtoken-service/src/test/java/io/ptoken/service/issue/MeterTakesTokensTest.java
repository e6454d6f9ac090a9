package io.ptoken.service.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.meter.MeterResult;
import io.ptoken.sts.meter.VirtualMeter;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.CreditSubclass;
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
                fixture.service.issueCreditToken(
                        fixture.call(),
                        Meters.sample().allowKrnUpdate().config(),
                        0,
                        new BigDecimal("100.0"),
                        IssueTime.NOW));

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
        DecoderKeyAttributes now = meter.snapshot().keyAttributes();
        assertThat(now.sgc().value()).isEqualTo(600_002);
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

        List<IssuedToken> tokens = fixture.service.issueCreditToken(
                new CallContext("m-1", accessToken),
                Meters.sample().allowKrnUpdate().config(),
                0,
                BigDecimal.TEN,
                IssueTime.NOW);

        assertThat(tokens.get(0).newConfig().orElseThrow().rollover()).isTrue();
        assertThat(enter(meter, tokens)).containsExactly(MeterResult.FIRST_KCT, MeterResult.ACCEPT, MeterResult.ACCEPT);
        assertThat(meter.snapshot().balance(CreditSubclass.ELECTRICITY)).isEqualTo(10);
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
