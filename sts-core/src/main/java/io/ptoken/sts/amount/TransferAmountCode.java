package io.ptoken.sts.amount;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount as a token carries it (specification section 4): an exponent and a 14-bit mantissa, so that large amounts come
 * in steps. Encoding rounds in the customer's favour; {@link #units()} is what the meter really credits.
 */
public sealed interface TransferAmountCode permits UnitAmountCode, CurrencyAmountCode {

    /** What the meter credits, a whole number of units: tenths of kWh, m³ or minutes, watts, or 0.00001 of a currency. */
    BigDecimal units();

    /** The next smaller amount that a token can carry; empty when this is the smallest. */
    Optional<? extends TransferAmountCode> lower();

    /** Decimal exponent in the code. */
    int exponent();

    /** Mantissa in the code, 0-16383. */
    int mantissa();
}
