package io.ptoken.hsm.soft;

import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import java.math.BigInteger;

/** What a credit token costs its vending key's limit: never less than the meter credits (A22). */
final class LimitCharge {

    private static final BigInteger CODES_PER_CURRENCY_UNIT = BigInteger.valueOf(100_000);

    private LimitCharge() {}

    /**
     * Tenths, or whole currency units rounded up. Negative currency costs nothing, and what exceeds a {@code long} costs
     * {@link Long#MAX_VALUE}, which no limit but "none" covers.
     */
    static long of(TransferAmountCode amount) {
        if (amount instanceof UnitAmountCode units) {
            return units.decode();
        }
        BigInteger decoded = ((CurrencyAmountCode) amount).decode();
        if (decoded.signum() <= 0) {
            return 0;
        }
        BigInteger[] quotient = decoded.divideAndRemainder(CODES_PER_CURRENCY_UNIT);
        BigInteger wholeUnits = quotient[0].add(BigInteger.valueOf(quotient[1].signum()));
        return wholeUnits.bitLength() < Long.SIZE ? wholeUnits.longValueExact() : Long.MAX_VALUE;
    }
}
