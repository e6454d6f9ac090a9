package io.ptoken.sts.token;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.DataBlock;
import io.ptoken.sts.token.bits.TokenClass;

/**
 * Class 2 with RND and TID: sets or clears something in one meter (specification sections 2.4 and 2.5). Subclass 63-60,
 * RND 59-56, TID 55-32, payload 31-16, CRC 15-0.
 */
public sealed interface ManagementToken extends IdentifiedToken
        permits SetMaximumPowerLimit,
                ClearCredit,
                SetTariffRate,
                ClearTamperCondition,
                SetMaximumPhasePowerUnbalanceLimit,
                SetWaterMeterFactor,
                SetControl,
                SetFlag,
                ProprietaryManagement {

    /** Four random bits. */
    RandomNibble rnd();

    /** The 16 bits that tell what to set. */
    int payload();

    @Override
    default TokenClass tokenClass() {
        return TokenClass.METER_SPECIFIC;
    }

    @Override
    default long block() {
        return DataBlock.seal(
                tokenClass(), DataBlock.identifiedBody(subclass(), rnd().value(), tid().minutes(), payload()));
    }

    /**
     * The token of a subclass.
     *
     * @param subclass 0, 1, 2, 5, 6, 7, 10 or 11-15; 3, 4, 8 and 9 are key change sections
     * @param payload 16 bits as they stand in the token: for power limits the amount code, not the watts
     * @throws InvalidValueException when the subclass is none of these or the payload is reserved
     */
    static ManagementToken of(int subclass, RandomNibble rnd, TokenIdentifier tid, int payload) {
        InvalidValueException.requireBits("payload", payload, 16);
        return switch (subclass) {
            case SetMaximumPowerLimit.SUBCLASS -> new SetMaximumPowerLimit(rnd, tid, new UnitAmountCode(payload));
            case ClearCredit.SUBCLASS -> new ClearCredit(rnd, tid, payload);
            case SetTariffRate.SUBCLASS -> new SetTariffRate(rnd, tid, payload);
            case ClearTamperCondition.SUBCLASS -> new ClearTamperCondition(rnd, tid, payload);
            case SetMaximumPhasePowerUnbalanceLimit.SUBCLASS ->
                new SetMaximumPhasePowerUnbalanceLimit(rnd, tid, new UnitAmountCode(payload));
            case SetWaterMeterFactor.SUBCLASS -> new SetWaterMeterFactor(rnd, tid, payload);
            case SetControl.SUBCLASS ->
                payload >>> 10 == SetFlag.INDEX
                        ? SetFlag.ofPayload(rnd, tid, payload)
                        : SetControl.ofPayload(rnd, tid, payload);
            case 11, 12, 13, 14, 15 -> new ProprietaryManagement(subclass, rnd, tid, payload);
            default ->
                throw new InvalidValueException(
                        "subclass", Integer.toString(subclass), "0, 1, 2, 5, 6, 7, 10 or 11-15");
        };
    }
}
