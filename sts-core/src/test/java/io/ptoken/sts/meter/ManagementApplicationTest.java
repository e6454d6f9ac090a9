package io.ptoken.sts.meter;

import static io.ptoken.sts.meter.MeterBench.RND;
import static io.ptoken.sts.meter.MeterBench.credit;
import static io.ptoken.sts.meter.MeterBench.minutesAfterMaking;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.meter.result.MeterEffect.CreditCleared;
import io.ptoken.sts.meter.result.MeterEffect.ParameterSet;
import io.ptoken.sts.meter.result.MeterReading;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.ClearCredit;
import io.ptoken.sts.token.ClearTamperCondition;
import io.ptoken.sts.token.ManagementToken;
import io.ptoken.sts.token.ProprietaryManagement;
import io.ptoken.sts.token.SetControl;
import io.ptoken.sts.token.SetFlag;
import io.ptoken.sts.token.SetMaximumPhasePowerUnbalanceLimit;
import io.ptoken.sts.token.SetMaximumPowerLimit;
import io.ptoken.sts.token.SetTariffRate;
import io.ptoken.sts.token.SetWaterMeterFactor;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementApplicationTest {

    private final MeterBench bench = MeterBench.sta();

    @Test
    void setsTheMaximumPowerLimitWithItsRoundingGain() {
        ManagementToken token = new SetMaximumPowerLimit(RND, minutesAfterMaking(1), UnitAmountCode.encode(20_000));
        assertSets(token, MeterParameters.FACTORY.withMaximumPowerLimit(20_004), "maximum power limit", "20004 W");
    }

    @Test
    void setsThePhaseUnbalanceLimit() {
        ManagementToken token =
                new SetMaximumPhasePowerUnbalanceLimit(RND, minutesAfterMaking(1), UnitAmountCode.encode(500));
        assertSets(token, MeterParameters.FACTORY.withPhaseUnbalanceLimit(500), "phase power unbalance limit", "500 W");
    }

    @Test
    void setsTheTariffRate() {
        ManagementToken token = new SetTariffRate(RND, minutesAfterMaking(1), 0xFFFF);
        assertSets(token, MeterParameters.FACTORY.withTariffRate(0xFFFF), "tariff rate", "65535");
    }

    @Test
    void setsTheWaterFactor() {
        ManagementToken token = new SetWaterMeterFactor(RND, minutesAfterMaking(1), 3);
        assertSets(token, MeterParameters.FACTORY.withWaterFactor(3), "water meter factor", "3");
    }

    @Test
    void setsAControl() {
        ManagementToken token = new SetControl(RND, minutesAfterMaking(1), 62, 123);
        assertSets(token, MeterParameters.FACTORY.withControl(62, 123), "control 62", "123");
    }

    @Test
    void setsAFlag() {
        ManagementToken token = new SetFlag(RND, minutesAfterMaking(1), 11, true);
        assertSets(token, MeterParameters.FACTORY.withFlag(11, true), "flag 11", "on");
    }

    @Test
    void theLaterOfTwoTokensHolds() {
        bench.accepts(new SetFlag(RND, minutesAfterMaking(1), 0, true));
        bench.accepts(new SetFlag(RND, minutesAfterMaking(2), 0, false));
        assertThat(bench.meter.snapshot().parameters().flags()).isEqualTo(Map.of(0, false));
    }

    @Test
    void clearsTheTamperCondition() {
        bench.meter.tamper();
        assertThat(bench.meter.snapshot().parameters().tampered()).isTrue();
        assertSets(
                new ClearTamperCondition(RND, minutesAfterMaking(1), 0),
                MeterParameters.FACTORY,
                "tamper status",
                "no tamper");
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14, 15})
    void answersFunctionErrorToProprietaryTokens(int subclass) {
        bench.refuses(
                new ProprietaryManagement(subclass, RND, minutesAfterMaking(1), 1),
                MeterResult.FUNCTION_ERROR,
                MeterStage.APPLY);
    }

    @Nested
    class Clearing {

        @ParameterizedTest
        @EnumSource
        void zeroesTheRegisterNamed(CreditSubclass register) {
            fillAll(bench);
            MeterResponse response = bench.enter(new ClearCredit(RND, minutesAfterMaking(100), register.code()));
            assertThat(response.effect()).contains(new CreditCleared(EnumSet.of(register)));
            assertThat(bench.meter.snapshot().credit()).allSatisfy((other, balance) -> {
                if (other == register) {
                    assertThat(balance).isZero();
                } else {
                    assertThat(balance).isPositive();
                }
            });
        }

        @Test
        void zeroesAll() {
            fillAll(bench);
            bench.accepts(new ClearCredit(RND, minutesAfterMaking(100), ClearCredit.ALL));
            assertThat(bench.meter.snapshot().credit())
                    .allSatisfy((register, balance) -> assertThat(balance).isZero());
        }

        @Test
        void answersFunctionErrorForARegisterItDoesNotHave() {
            MeterBench electricity = MeterBench.sta(VirtualMeterSettings.builder()
                    .services(EnumSet.of(CreditSubclass.ELECTRICITY))
                    .build());
            electricity.accepts(credit(1, 100));
            electricity.refuses(
                    new ClearCredit(RND, minutesAfterMaking(2), 1), MeterResult.FUNCTION_ERROR, MeterStage.APPLY);
            electricity.accepts(new ClearCredit(RND, minutesAfterMaking(2), ClearCredit.ALL));
        }

        private void fillAll(MeterBench meter) {
            for (CreditSubclass register : CreditSubclass.values()) {
                meter.accepts(credit(
                        register,
                        minutesAfterMaking(1 + register.code()),
                        register.isCurrency() ? CurrencyAmountCode.encode(BigInteger.TEN) : UnitAmountCode.encode(10)));
            }
        }
    }

    private void assertSets(ManagementToken token, MeterParameters expected, String label, String value) {
        MeterResponse response = bench.enter(token);
        assertThat(response.result()).isEqualTo(MeterResult.ACCEPT);
        assertThat(response.token()).contains(token);
        assertThat(response.effect()).contains(new ParameterSet(new MeterReading(label, value)));
        assertThat(bench.meter.snapshot().parameters()).isEqualTo(expected);
        bench.refuses(token, MeterResult.USED_ERROR, MeterStage.VALIDATE);
    }
}
