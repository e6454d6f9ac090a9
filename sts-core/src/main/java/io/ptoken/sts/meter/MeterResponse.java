package io.ptoken.sts.meter;

import io.ptoken.sts.meter.result.MeterEffect;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.token.Token;
import java.util.Optional;

/**
 * The answer of a meter to one token.
 *
 * @param result the name under which the specification knows the answer
 * @param stage the step that gave it: for a refused token where it was stopped, otherwise {@link MeterStage#CANCEL}
 * @param token what was read, once the token was authentic
 * @param effect what the token did; empty for a refused one, which changes nothing
 */
public record MeterResponse(MeterResult result, MeterStage stage, Optional<Token> token, Optional<MeterEffect> effect) {

    static MeterResponse refused(Refusal refusal, Optional<Token> token) {
        return new MeterResponse(refusal.result(), refusal.stage(), token, Optional.empty());
    }

    static MeterResponse of(Outcome outcome, Token token) {
        MeterStage stage = outcome.result().isAccepted() ? MeterStage.CANCEL : MeterStage.APPLY;
        return new MeterResponse(outcome.result(), stage, Optional.of(token), outcome.effect());
    }
}
