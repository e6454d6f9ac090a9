package io.ptoken.sts.token;

import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * Class 2 subclass 0: the load above which the meter disconnects (specification section 2.4).
 *
 * @param limit watts, in the 16-bit amount code of section 4.1
 */
public record SetMaximumPowerLimit(RandomNibble rnd, TokenIdentifier tid, UnitAmountCode limit)
        implements ManagementToken {

    static final int SUBCLASS = 0;

    @Override
    public int subclass() {
        return SUBCLASS;
    }

    @Override
    public int payload() {
        return limit.field();
    }

    @Override
    public String description() {
        return "SetMaximumPowerLimit";
    }
}
