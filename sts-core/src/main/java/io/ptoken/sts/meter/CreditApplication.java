package io.ptoken.sts.meter;

import io.ptoken.sts.meter.result.MeterEffect.Credited;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.util.Optional;

/** Step 6 for class 0: adds the amount as the token carries it, rounding gain included. */
final class CreditApplication {

    private final VirtualMeterSettings settings;

    CreditApplication(VirtualMeterSettings settings) {
        this.settings = settings;
    }

    Outcome apply(CreditToken token, MeterState state) {
        CreditSubclass register = token.subclassOf();
        if (!state.credit().has(register)) {
            throw new Refusal(MeterStage.APPLY, MeterResult.FUNCTION_ERROR);
        }
        BigInteger units = token.amount().units().toBigIntegerExact();
        BigInteger balance = state.credit().balance(register).add(units);
        if (balance.abs().compareTo(settings.capacity(register)) > 0) {
            return overflow(state);
        }
        return Outcome.accept(
                state.withCredit(state.credit().with(register, balance)), new Credited(register, units, balance));
    }

    /** An outcome is cancelled, a refusal is not. */
    private Outcome overflow(MeterState state) {
        if (settings.cancelsOnOverflow()) {
            return new Outcome(state, MeterResult.OVERFLOW_ERROR, Optional.empty());
        }
        throw new Refusal(MeterStage.APPLY, MeterResult.OVERFLOW_ERROR);
    }
}
