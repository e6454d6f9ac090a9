package io.ptoken.hsm.key;

import io.ptoken.sts.InvalidValueException;

/**
 * ULM or CLM, how much credit a vending key may still vend (module protocol section 6.2): in tenths of the unit for unit
 * credit, in whole currency units for currency credit. {@code FFFFFFFF} as "no limit" is an assumption.
 *
 * @param value 0-4294967295
 * @param partLeft true when {@code value} is 0, but part of a whole is left and can be sold; false for every other value, and
 *     for a module that tells wholes alone
 */
public record CreditLimit(long value, boolean partLeft) {

    /** No limit: never falls. */
    public static final CreditLimit UNLIMITED = new CreditLimit(0xFFFF_FFFFL);

    public CreditLimit {
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw new InvalidValueException("credit limit", Long.toString(value), "0-4294967295");
        }
        partLeft = partLeft && value == 0;
    }

    /** A number of wholes, and no part of one. */
    public CreditLimit(long value) {
        this(value, false);
    }

    /** Reads eight hex digits. */
    public static CreditLimit parse(String hex) {
        if (!hex.matches("[0-9A-Fa-f]{8}")) {
            throw new InvalidValueException("credit limit", hex, "8 hex digits");
        }
        return new CreditLimit(Long.parseLong(hex, 16));
    }

    /** True for {@link #UNLIMITED}. */
    public boolean isUnlimited() {
        return equals(UNLIMITED);
    }

    /** True when nothing is left, not even part of a whole: the smallest amount cannot be sold. */
    public boolean isUsedUp() {
        return value == 0 && !partLeft;
    }

    /** True when {@code amount} may be charged. */
    public boolean covers(long amount) {
        return isUnlimited() || amount <= value;
    }

    /**
     * What is left after charging {@code amount}.
     *
     * @throws InvalidValueException when the limit does not cover it
     */
    public CreditLimit minus(long amount) {
        if (!covers(amount)) {
            throw new InvalidValueException("amount", Long.toString(amount), "at most " + value);
        }
        return isUnlimited() ? this : new CreditLimit(value - amount, partLeft);
    }

    /** Eight upper-case hex digits; they do not tell a part of a whole. */
    @Override
    public String toString() {
        return String.format("%08X", value);
    }
}
