package io.ptoken.sts.meter;

import static io.ptoken.sts.meter.MeterBench.RND;
import static io.ptoken.sts.meter.MeterBench.minutesAfterMaking;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.meter.result.MeterEffect.Displayed;
import io.ptoken.sts.meter.result.MeterReading;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.ExtendedRead;
import io.ptoken.sts.token.InitiateMeterTest;
import io.ptoken.sts.token.MeterTest;
import io.ptoken.sts.token.MeterTestToken;
import io.ptoken.sts.token.SetControl;
import io.ptoken.sts.token.SetFlag;
import io.ptoken.sts.token.SetMaximumPhasePowerUnbalanceLimit;
import io.ptoken.sts.token.SetMaximumPowerLimit;
import io.ptoken.sts.token.SetTariffRate;
import io.ptoken.sts.token.SetWaterMeterFactor;
import io.ptoken.sts.token.bits.MeterTestForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTestApplicationTest {

    private final MeterBench bench = MeterBench.sta();

    @ParameterizedTest
    @CsvSource({
        "LOAD_SWITCH, load switch, opened and closed",
        "DISPLAY, display, 8888888888",
        "TOTAL_UNITS, total units, 0.0",
        "KEY_REVISION_AND_TYPE, KRN KT, 1 2",
        "TARIFF_INDEX, TI, 01",
        "TOKEN_READER, token reader, works",
        "MAXIMUM_POWER_LIMIT, maximum power limit, 1000 W",
        "TAMPER_STATUS, tamper status, tampered",
        "POWER_CONSUMPTION, power, 0 W",
        "SOFTWARE_VERSION, software, virtual meter",
        "PHASE_POWER_UNBALANCE_LIMIT, phase power unbalance limit, 500 W",
        "WATER_METER_FACTOR, water meter factor, 3",
        "TARIFF_RATE, tariff rate, 7",
        "ENCRYPTION_ALGORITHM, EA, 07",
        "KEY_CHANGE_SETS, key change sets, 2KCT 3KCT",
        "SUPPLY_GROUP_CODE, SGC, 123457",
        "KEY_EXPIRY_NUMBER, KEN, 255",
        "DRN, DRN, 00000000000"
    })
    void showsWhatATestAsksFor(MeterTest test, String label, String value) {
        bench.accepts(new SetMaximumPowerLimit(RND, minutesAfterMaking(1), UnitAmountCode.encode(1000)));
        bench.accepts(new SetMaximumPhasePowerUnbalanceLimit(RND, minutesAfterMaking(2), UnitAmountCode.encode(500)));
        bench.accepts(new SetWaterMeterFactor(RND, minutesAfterMaking(3), 3));
        bench.accepts(new SetTariffRate(RND, minutesAfterMaking(4), 7));
        bench.meter.tamper();
        assertThat(shown(InitiateMeterTest.of(MeterTestForm.CONTROL_36, Set.of(test))))
                .containsExactly(new MeterReading(label, value));
    }

    @ParameterizedTest
    @EnumSource(names = {"MAXIMUM_POWER_LIMIT", "PHASE_POWER_UNBALANCE_LIMIT", "WATER_METER_FACTOR", "TARIFF_RATE"})
    void saysWhatWasNeverSet(MeterTest test) {
        assertThat(shown(InitiateMeterTest.of(MeterTestForm.CONTROL_36, Set.of(test))))
                .extracting(MeterReading::value)
                .containsExactly("not set");
    }

    @Test
    void showsSeveralInTheOrderOfTheirNumbers() {
        assertThat(shown(InitiateMeterTest.of(
                        MeterTestForm.CONTROL_36, EnumSet.of(MeterTest.SUPPLY_GROUP_CODE, MeterTest.TARIFF_INDEX))))
                .extracting(MeterReading::label)
                .containsExactly("TI", "SGC");
    }

    @ParameterizedTest
    @EnumSource
    void testZeroShowsEverything(MeterTestForm form) {
        assertThat(shown(new InitiateMeterTest(form, MeterTest.allTests(form), 0)))
                .hasSize(MeterTest.values().length);
    }

    @Test
    void ea11HasSetsOfFour() {
        MeterBench misty = MeterBench.of(EncryptionAlgorithm.MISTY1);
        MeterResponse response =
                misty.enter(InitiateMeterTest.of(MeterTestForm.CONTROL_36, Set.of(MeterTest.KEY_CHANGE_SETS)));
        assertThat(response.effect()).contains(new Displayed(List.of(new MeterReading("key change sets", "4KCT"))));
    }

    @Test
    void readsAControl() {
        bench.accepts(new SetControl(RND, minutesAfterMaking(1), 5, 123));
        assertThat(shown(ExtendedRead.ofControl(5))).containsExactly(new MeterReading("control 5", "123"));
        assertThat(shown(ExtendedRead.ofControl(6))).containsExactly(new MeterReading("control 6", "not set"));
    }

    @Test
    void readsFlagZero() {
        assertThat(shown(ExtendedRead.ofFlagZero())).containsExactly(new MeterReading("flag 0", "not set"));
        bench.accepts(new SetFlag(RND, minutesAfterMaking(1), 0, true));
        assertThat(shown(ExtendedRead.ofFlagZero())).containsExactly(new MeterReading("flag 0", "on"));
    }

    @Test
    void testTokensWorkAgainAndAgainAndChangeNothing() {
        MeterSnapshot before = bench.meter.snapshot();
        MeterTestToken token = new InitiateMeterTest(MeterTestForm.CONTROL_36, 4, 0);
        bench.accepts(token);
        bench.accepts(token);
        assertThat(bench.meter.snapshot()).isEqualTo(before);
    }

    @Test
    void passesOverBitsOfNoKnownTest() {
        assertThat(shown(new InitiateMeterTest(MeterTestForm.CONTROL_36, 1L << 30 | 1L << 4, 0)))
                .containsExactly(new MeterReading("TI", "01"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 18, 1L << 35})
    void answersFunctionErrorWhenNoKnownTestIsSelected(long control) {
        bench.refuses(
                new InitiateMeterTest(MeterTestForm.CONTROL_36, control, 0),
                MeterResult.FUNCTION_ERROR,
                MeterStage.APPLY);
    }

    @Test
    void answersRangeErrorToAnExtendedReadItCannotInterpret() {
        for (long control : new long[] {1, 63L << 30 | 1, 5L << 30 | 1L << 29}) {
            bench.refuses(new ExtendedRead(control, 0), MeterResult.RANGE_ERROR, MeterStage.APPLY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 11, 15})
    void answersFunctionErrorToProprietaryTests(int subclass) {
        bench.refuses(MeterTestToken.of(subclass, 1, 0), MeterResult.FUNCTION_ERROR, MeterStage.APPLY);
    }

    @Test
    void aMeterMayRefuseTheFormForCodesOfTheOtherLength() {
        VirtualMeterSettings ownFormOnly =
                VirtualMeterSettings.builder().acceptsOtherTestForm(false).build();
        InitiateMeterTest long28 = new InitiateMeterTest(MeterTestForm.CONTROL_28, 4, 0);
        InitiateMeterTest short36 = new InitiateMeterTest(MeterTestForm.CONTROL_36, 4, 0);

        MeterBench shortCode = MeterBench.ofPan(MeterBench.SHORT_PAN, ownFormOnly);
        shortCode.accepts(short36);
        shortCode.refuses(long28, MeterResult.FUNCTION_ERROR, MeterStage.APPLY);

        MeterBench longCode = MeterBench.ofPan(MeterBench.LONG_PAN, ownFormOnly);
        longCode.accepts(long28);
        longCode.refuses(short36, MeterResult.FUNCTION_ERROR, MeterStage.APPLY);
    }

    private List<MeterReading> shown(MeterTestToken token) {
        MeterResponse response = bench.enter(token);
        assertThat(response.result()).isEqualTo(MeterResult.ACCEPT);
        return ((Displayed) response.effect().orElseThrow()).readings();
    }
}
