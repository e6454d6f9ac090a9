package io.ptoken.sts.meter;

import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.meter.VirtualMeterSettings.PartlyFilledMemory;
import io.ptoken.sts.meter.result.MeterKeyAttributes;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.IdentifiedToken;
import io.ptoken.sts.token.Token;

/** Step 5, validate: what has a TID must be new, within the life of the key, and allowed under its type. */
final class Validation {

    private final VirtualMeterSettings settings;

    Validation(VirtualMeterSettings settings) {
        this.settings = settings;
    }

    void validate(Token token, MeterState state) {
        if (token instanceof IdentifiedToken identified) {
            requireNotOld(identified.tid(), state.tids());
            requireNotUsed(identified.tid(), state.tids());
            requireNotExpired(identified.tid(), state.key().attributes());
        }
        if (token instanceof CreditToken) {
            requireCreditAllowed(state.key().attributes());
        }
    }

    private void requireNotOld(TokenIdentifier tid, TidMemory tids) {
        boolean hasLimit =
                tids.isFull() || settings.partlyFilledMemory() == PartlyFilledMemory.OLD_BELOW_SMALLEST_STORED;
        refuseIf(hasLimit && tids.isBelowSmallest(tid), MeterResult.OLD_ERROR);
    }

    private static void requireNotUsed(TokenIdentifier tid, TidMemory tids) {
        refuseIf(tids.contains(tid), MeterResult.USED_ERROR);
    }

    private void requireNotExpired(TokenIdentifier tid, MeterKeyAttributes key) {
        refuseIf(settings.keyExpiry() && tid.isBeyond(key.ken()), MeterResult.KEY_EXPIRED_ERROR);
    }

    private static void requireCreditAllowed(MeterKeyAttributes key) {
        refuseIf(key.kt() == KeyType.DDTK, MeterResult.DDTK_ERROR);
    }

    private static void refuseIf(boolean condition, MeterResult result) {
        if (condition) {
            throw new Refusal(MeterStage.VALIDATE, result);
        }
    }
}
