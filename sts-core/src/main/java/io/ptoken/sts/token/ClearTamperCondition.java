package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;

import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * Class 2 subclass 5: ends the tamper condition (specification section 2.4).
 *
 * @param pad 16 bits of padding; the interface issues zeros alone, but one known answer carries others
 */
public record ClearTamperCondition(RandomNibble rnd, TokenIdentifier tid, int pad) implements ManagementToken {

    static final int SUBCLASS = 5;

    public ClearTamperCondition {
        requireBits("pad", pad, 16);
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
