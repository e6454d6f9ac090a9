package io.ptoken.sts.meter;

import io.ptoken.sts.meter.result.MeterEffect.CreditCleared;
import io.ptoken.sts.meter.result.MeterEffect.ParameterSet;
import io.ptoken.sts.meter.result.MeterReading;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.ClearCredit;
import io.ptoken.sts.token.ClearTamperCondition;
import io.ptoken.sts.token.ManagementToken;
import io.ptoken.sts.token.SetControl;
import io.ptoken.sts.token.SetFlag;
import io.ptoken.sts.token.SetMaximumPhasePowerUnbalanceLimit;
import io.ptoken.sts.token.SetMaximumPowerLimit;
import io.ptoken.sts.token.SetTariffRate;
import io.ptoken.sts.token.SetWaterMeterFactor;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.util.Set;

/** Step 6 for class 2 with a TID: clears credit, or sets one parameter. This meter has no proprietary functions. */
final class ManagementApplication {

    private ManagementApplication() {}

    static Outcome apply(ManagementToken token, MeterState state) {
        MeterParameters parameters = state.parameters();
        if (token instanceof ClearCredit clear) {
            return clear(clear, state);
        } else if (token instanceof SetMaximumPowerLimit limit) {
            long watts = limit.limit().decode();
            return set(state, parameters.withMaximumPowerLimit(watts), MeterLabels.MAXIMUM_POWER_LIMIT, watts + " W");
        } else if (token instanceof SetMaximumPhasePowerUnbalanceLimit limit) {
            long watts = limit.limit().decode();
            return set(
                    state, parameters.withPhaseUnbalanceLimit(watts), MeterLabels.PHASE_UNBALANCE_LIMIT, watts + " W");
        } else if (token instanceof SetTariffRate rate) {
            return set(
                    state,
                    parameters.withTariffRate(rate.rate()),
                    MeterLabels.TARIFF_RATE,
                    Integer.toString(rate.rate()));
        } else if (token instanceof SetWaterMeterFactor factor) {
            return set(
                    state,
                    parameters.withWaterFactor(factor.factor()),
                    MeterLabels.WATER_FACTOR,
                    Integer.toString(factor.factor()));
        } else if (token instanceof ClearTamperCondition) {
            return set(state, parameters.withTampered(false), MeterLabels.TAMPER, MeterLabels.tamper(false));
        } else if (token instanceof SetControl control) {
            return set(
                    state,
                    parameters.withControl(control.index(), control.value()),
                    MeterLabels.control(control.index()),
                    Integer.toString(control.value()));
        } else if (token instanceof SetFlag flag) {
            return set(
                    state,
                    parameters.withFlag(flag.flag(), flag.value()),
                    MeterLabels.flag(flag.flag()),
                    MeterLabels.onOff(flag.value()));
        }
        throw new Refusal(MeterStage.APPLY, MeterResult.FUNCTION_ERROR);
    }

    private static Outcome clear(ClearCredit token, MeterState state) {
        Set<CreditSubclass> registers = token.register() == ClearCredit.ALL
                ? state.credit().balances().keySet()
                : Set.of(CreditSubclass.ofCode(token.register()));
        CreditRegisters credit = state.credit();
        for (CreditSubclass register : registers) {
            if (!credit.has(register)) {
                throw new Refusal(MeterStage.APPLY, MeterResult.FUNCTION_ERROR);
            }
            credit = credit.with(register, BigInteger.ZERO);
        }
        return Outcome.accept(state.withCredit(credit), new CreditCleared(registers));
    }

    private static Outcome set(MeterState state, MeterParameters parameters, String label, String value) {
        return Outcome.accept(state.withParameters(parameters), new ParameterSet(new MeterReading(label, value)));
    }
}
