package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;
import static io.ptoken.sts.InvalidValueException.requireRange;

import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * Extended token set of STS 202-5, class 2 subclass 10, for a control (specification section 2.5): payload bits 15-10 are
 * the index, 9-0 the value. Index 63 is a {@link SetFlag}.
 *
 * @param index 0-62
 * @param value 10 bits
 */
public record SetControl(RandomNibble rnd, TokenIdentifier tid, int index, int value) implements ManagementToken {

    static final int SUBCLASS = 10;
    static final int MAX_INDEX = SetFlag.INDEX - 1;

    public SetControl {
        requireRange("index", index, 0, MAX_INDEX);
        requireBits("value", value, 10);
    }

    static SetControl ofPayload(RandomNibble rnd, TokenIdentifier tid, int payload) {
        return new SetControl(rnd, tid, payload >>> 10, payload & 0x3FF);
    }

    @Override
    public int subclass() {
        return SUBCLASS;
    }

    @Override
    public int payload() {
        return index << 10 | value;
    }

    @Override
    public String description() {
        return "SetControlElement";
    }
}
