package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;

import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * Class 2 subclass 7 (specification section 2.4).
 *
 * @param factor 16 bits; what they mean is reserved
 */
public record SetWaterMeterFactor(RandomNibble rnd, TokenIdentifier tid, int factor) implements ManagementToken {

    static final int SUBCLASS = 7;

    public SetWaterMeterFactor {
        requireBits("factor", factor, 16);
    }

    @Override
    public int subclass() {
        return SUBCLASS;
    }

    @Override
    public int payload() {
        return factor;
    }

    @Override
    public String description() {
        return "SetWaterMeterFactor";
    }
}
