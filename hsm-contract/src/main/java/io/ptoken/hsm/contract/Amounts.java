package io.ptoken.hsm.contract;

import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;

/** Amounts for tests. */
final class Amounts {

    private Amounts() {}

    /** Something small in the form that the subclass needs. */
    static TransferAmountCode small(CreditSubclass subclass) {
        return subclass.isCurrency() ? currency(12_345) : UnitAmountCode.encode(123);
    }

    /** @param units of 0.00001 */
    static CurrencyAmountCode currency(long units) {
        return CurrencyAmountCode.encode(BigInteger.valueOf(units));
    }
}
