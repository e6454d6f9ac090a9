package io.ptoken.sts.meter;

import io.ptoken.sts.meter.result.MeterEffect;
import io.ptoken.sts.meter.result.MeterResult;
import java.util.Optional;

/**
 * What an applied token leaves behind.
 *
 * @param next the meter from now on, the TID not yet cancelled
 * @param effect empty when the token was refused after all
 */
record Outcome(MeterState next, MeterResult result, Optional<MeterEffect> effect) {

    static Outcome accept(MeterState next, MeterEffect effect) {
        return new Outcome(next, MeterResult.ACCEPT, Optional.of(effect));
    }
}
