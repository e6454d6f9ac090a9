package io.ptoken.sts.token;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.DataBlock;
import io.ptoken.sts.token.bits.TokenClass;

/**
 * Credit in tenths of kWh, m³ or minutes (specification section 2.1): subclass 63-60, RND 59-56, TID 55-32, amount 31-16,
 * CRC 15-0.
 *
 * @param subclassOf one of subclasses 0-3
 * @param rnd four random bits
 * @param tid 24 bits
 * @param amount 16 bits
 */
public record UnitCredit(CreditSubclass subclassOf, RandomNibble rnd, TokenIdentifier tid, UnitAmountCode amount)
        implements CreditToken {

    public UnitCredit {
        if (subclassOf.isCurrency()) {
            throw new InvalidValueException("subclass", Integer.toString(subclassOf.code()), "0-3 for a unit amount");
        }
    }

    @Override
    public long block() {
        return DataBlock.seal(
                TokenClass.CREDIT,
                DataBlock.identifiedBody(subclassOf.code(), rnd.value(), tid.minutes(), amount.field()));
    }

    static UnitCredit read(long block) {
        return new UnitCredit(
                CreditSubclass.ofCode(DataBlock.subclass(block)),
                new RandomNibble(DataBlock.intBits(block, 59, 56)),
                new TokenIdentifier(DataBlock.intBits(block, 55, 32)),
                new UnitAmountCode(DataBlock.intBits(block, 31, 16)));
    }
}
