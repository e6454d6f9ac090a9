package io.ptoken.service.observe;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.VendingKeyAttributes;
import java.util.OptionalLong;

/**
 * Credit left on a vending key that has a limit.
 *
 * @param register the key's register, 1-999
 * @param sgc its supply group, 0-999999
 * @param krn its key revision, 1-9
 * @param units ULM in tenths of the unit, empty for no limit
 * @param currency CLM in whole currency units, empty for no limit
 */
public record KeyCredit(int register, int sgc, int krn, OptionalLong units, OptionalLong currency) {

    /** What is left on {@code key}. */
    public static KeyCredit of(VendingKeyAttributes key) {
        return new KeyCredit(
                key.register().value(),
                key.sgc().value(),
                key.krn().value(),
                left(key.unitLimit()),
                left(key.currencyLimit()));
    }

    /** True when the key has a limit. */
    public boolean isLimited() {
        return units.isPresent() || currency.isPresent();
    }

    private static OptionalLong left(CreditLimit limit) {
        return limit.isUnlimited() ? OptionalLong.empty() : OptionalLong.of(limit.value());
    }
}
