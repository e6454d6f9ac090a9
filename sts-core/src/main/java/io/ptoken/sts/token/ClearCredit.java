package io.ptoken.sts.token;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;

/**
 * Class 2 subclass 1: sets a credit register to zero, or all of them (specification section 2.4).
 *
 * @param register 0-7, the register of the {@link CreditSubclass} with that code, or {@link #ALL}; the rest is reserved
 */
public record ClearCredit(RandomNibble rnd, TokenIdentifier tid, int register) implements ManagementToken {

    /** Every credit register. */
    public static final int ALL = 0xFFFF;

    static final int SUBCLASS = 1;

    public ClearCredit {
        if (register != ALL && (register < 0 || register > CreditSubclass.TIME_CURRENCY.code())) {
            throw new InvalidValueException("register", Integer.toString(register), "0-7, or 65535 for all");
        }
    }

    @Override
    public int subclass() {
        return SUBCLASS;
    }

    @Override
    public int payload() {
        return register;
    }

    @Override
    public String description() {
        return "ClearCredit";
    }
}
