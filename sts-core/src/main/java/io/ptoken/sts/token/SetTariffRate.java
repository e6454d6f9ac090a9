package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;

import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * Class 2 subclass 2 (specification section 2.4).
 *
 * @param rate 16 bits; what they mean is reserved
 */
public record SetTariffRate(RandomNibble rnd, TokenIdentifier tid, int rate) implements ManagementToken {

    static final int SUBCLASS = 2;

    public SetTariffRate {
        requireBits("rate", rate, 16);
    }

    @Override
    public int subclass() {
        return SUBCLASS;
    }

    @Override
    public int payload() {
        return rate;
    }

    @Override
    public String description() {
        return "SetTariffRate";
    }
}
