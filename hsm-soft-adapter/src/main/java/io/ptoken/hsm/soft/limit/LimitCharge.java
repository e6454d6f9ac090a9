package io.ptoken.hsm.soft.limit;

import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import java.math.BigInteger;

/** What a credit token costs its vending key's limit: what the meter credits (A22). */
public final class LimitCharge {

    /** A charge that no limit but "none" covers. */
    public static final long BEYOND_ANY_LIMIT = Long.MAX_VALUE;

    private LimitCharge() {}

    /**
     * In the steps of the amount's {@link Measure}: tenths, or 0.00001 of the currency. Negative currency costs nothing, and
     * what exceeds a {@code long} costs {@link #BEYOND_ANY_LIMIT}.
     */
    public static long of(TransferAmountCode amount) {
        if (amount instanceof UnitAmountCode units) {
            return units.decode();
        }
        BigInteger decoded = ((CurrencyAmountCode) amount).decode();
        if (decoded.signum() <= 0) {
            return 0;
        }
        return decoded.bitLength() < Long.SIZE ? decoded.longValueExact() : BEYOND_ANY_LIMIT;
    }
}
