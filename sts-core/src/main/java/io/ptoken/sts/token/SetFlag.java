package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;

import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * Extended token set of STS 202-5, class 2 subclass 10 with index 63, for a flag (specification section 2.5): payload bits
 * 9-1 are the number of the flag, bit 0 its value. A published answer with flag 11 (wire reference section 7) confirms
 * where the number stands.
 *
 * @param flag 0-511
 * @param value what the flag becomes
 */
public record SetFlag(RandomNibble rnd, TokenIdentifier tid, int flag, boolean value) implements ManagementToken {

    /** The index that marks a flag. */
    static final int INDEX = 63;

    public SetFlag {
        requireBits("flag", flag, 9);
    }

    static SetFlag ofPayload(RandomNibble rnd, TokenIdentifier tid, int payload) {
        return new SetFlag(rnd, tid, payload >>> 1 & 0x1FF, (payload & 1) != 0);
    }

    @Override
    public int subclass() {
        return SetControl.SUBCLASS;
    }

    @Override
    public int payload() {
        return INDEX << 10 | flag << 1 | (value ? 1 : 0);
    }

    @Override
    public String description() {
        return "SetControlElement";
    }
}
