package io.ptoken.sts.token;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenClass;

/** Class 0, TransferCredit (specification sections 2.1 and 2.2). */
public sealed interface CreditToken extends IdentifiedToken permits UnitCredit, CurrencyCredit {

    /** What is credited. */
    CreditSubclass subclassOf();

    /** How much, as the token carries it. */
    TransferAmountCode amount();

    @Override
    default TokenClass tokenClass() {
        return TokenClass.CREDIT;
    }

    @Override
    default int subclass() {
        return subclassOf().code();
    }

    @Override
    default String description() {
        return subclassOf().description();
    }

    /**
     * The credit token of a subclass.
     *
     * @param rnd not used by currency tokens, which have no RND
     * @throws InvalidValueException when the form of the amount is not that of the subclass
     */
    static CreditToken of(CreditSubclass subclass, RandomNibble rnd, TokenIdentifier tid, TransferAmountCode amount) {
        if (amount instanceof UnitAmountCode units) {
            return new UnitCredit(subclass, rnd, tid, units);
        }
        return new CurrencyCredit(subclass, tid, (CurrencyAmountCode) amount);
    }
}
