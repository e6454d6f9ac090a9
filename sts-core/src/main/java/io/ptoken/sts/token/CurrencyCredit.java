package io.ptoken.sts.token;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.DataBlock;

/**
 * Credit in 0.00001 of the base currency unit (specification section 2.2): subclass 63-60, sign and high exponent bits
 * 59-56, TID 55-32, low exponent bits and mantissa 31-16, CRC_C 15-0. It has no RND.
 *
 * @param subclassOf one of subclasses 4-7
 * @param tid 24 bits
 * @param amount 20 bits, split over two places
 */
public record CurrencyCredit(CreditSubclass subclassOf, TokenIdentifier tid, CurrencyAmountCode amount)
        implements CreditToken {

    public CurrencyCredit {
        if (!subclassOf.isCurrency()) {
            throw new InvalidValueException(
                    "subclass", Integer.toString(subclassOf.code()), "4-7 for a currency amount");
        }
    }

    @Override
    public long block() {
        return DataBlock.sealCurrency(
                DataBlock.identifiedBody(subclassOf.code(), amount.highNibble(), tid.minutes(), amount.low16()));
    }

    static CurrencyCredit read(long block) {
        return new CurrencyCredit(
                CreditSubclass.ofCode(DataBlock.subclass(block)),
                new TokenIdentifier(DataBlock.intBits(block, 55, 32)),
                new CurrencyAmountCode(DataBlock.intBits(block, 59, 56) << 16 | DataBlock.intBits(block, 31, 16)));
    }
}
