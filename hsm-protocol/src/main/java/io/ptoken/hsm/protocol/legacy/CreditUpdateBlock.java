package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.UnitAmountCode;

/**
 * What {@code SM?TU} carries, before it is encrypted (module protocol section 5.5): the letter F and the fields below, 16
 * characters that are hex digits as well.
 *
 * @param function 0-9; 1 was seen
 * @param module which module it is for
 * @param sequence {@link LegacyBalance#nextSequence}
 * @param amount in tenths of the unit
 */
public record CreditUpdateBlock(int function, ModuleId module, int sequence, UnitAmountCode amount) {

    public CreditUpdateBlock {
        InvalidValueException.requireRange("function", function, 0, 9);
        InvalidValueException.requireRange("sequence number", sequence, 0, 99);
    }

    /** Sixteen hex digits, for {@link LegacyEncrypt}. */
    public String encode() {
        return "F" + function + module + String.format("%02d%04X", sequence, amount.field());
    }
}
