package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireRange;

import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * Class 2 subclass 5: ends the tamper condition (specification section 2.4).
 *
 * @param pad 16 bits of padding, all zero
 */
public record ClearTamperCondition(RandomNibble rnd, TokenIdentifier tid, int pad) implements ManagementToken {

    static final int SUBCLASS = 5;

    public ClearTamperCondition {
        requireRange("pad", pad, 0, 0);
    }

    @Override
    public int subclass() {
        return SUBCLASS;
    }

    @Override
    public int payload() {
        return pad;
    }

    @Override
    public String description() {
        return "ClearTamperCondition";
    }
}
