package io.ptoken.sts.conformance;

import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
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

/** {@code class2-tokens.json}: class 2 with RND and TID, sections 2.4 and 2.5. */
final class Class2Check implements VectorCheck {

    private static final int FLAG_INDEX = 63;

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        RandomNibble rnd = new RandomNibble(vector.integer("rnd"));
        TokenIdentifier tid = TidCheck.tidOf(vector, findings);
        ManagementToken token = token(vector, rnd, tid);
        findings.compareHex("field16", 4, vector.hex("field16", 4), token.payload());
        TokenFields.compareEncrypted(vector, token, tables, findings);
    }

    private static ManagementToken token(Vector vector, RandomNibble rnd, TokenIdentifier tid) {
        return switch (vector.text("kind")) {
            case "SetMaximumPowerLimit" -> new SetMaximumPowerLimit(rnd, tid, watts(vector));
            case "SetMaximumPhasePowerUnbalanceLimit" ->
                new SetMaximumPhasePowerUnbalanceLimit(rnd, tid, watts(vector));
            case "ClearCredit" -> new ClearCredit(rnd, tid, vector.integer("register"));
            case "SetTariffRate" -> new SetTariffRate(rnd, tid, vector.integer("rate"));
            case "ClearTamperCondition" -> new ClearTamperCondition(rnd, tid, vector.integer("pad"));
            case "SetWaterMeterFactor" -> new SetWaterMeterFactor(rnd, tid, vector.integer("wm_factor"));
            case "ExtendedSet" -> extendedSet(rnd, tid, vector.integer("ext_index"), vector.integer("ext_data"));
            case "Proprietary" ->
                new ProprietaryManagement(vector.integer("subclass"), rnd, tid, (int) vector.hex("field16", 4));
            default -> throw vector.malformed("kind", "the name of a token of class 2");
        };
    }

    private static UnitAmountCode watts(Vector vector) {
        return UnitAmountCode.encode(vector.integer("watts"));
    }

    private static ManagementToken extendedSet(RandomNibble rnd, TokenIdentifier tid, int index, int data) {
        return index == FLAG_INDEX
                ? new SetFlag(rnd, tid, data >> 1, (data & 1) == 1)
                : new SetControl(rnd, tid, index, data);
    }
}
