package io.ptoken.hsm.soft.register;

import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.soft.limit.Allowance;
import io.ptoken.hsm.soft.limit.Measure;

/**
 * What a vending key may still vend of each kind.
 *
 * @param units unit credit
 * @param currency currency credit
 */
public record KeyAllowances(Allowance units, Allowance currency) {

    /** The limits with which a key is loaded. */
    static KeyAllowances of(VendingKeyEntry entry) {
        return new KeyAllowances(
                Allowance.of(entry.unitLimit(), Measure.UNITS), Allowance.of(entry.currencyLimit(), Measure.CURRENCY));
    }
}
