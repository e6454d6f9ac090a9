package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;
import java.time.LocalDate;

/**
 * Date of expiry (DOE) of a meter's identity data: year and month, or none (specification section 6.2). The identity is
 * valid through the last day of that month.
 *
 * @param yymm {@code YYMM}, or {@code 0000} for none; two-digit years are of this century
 */
public record DateOfExpiry(String yymm) {

    /** No expiry. */
    public static final DateOfExpiry NONE = new DateOfExpiry("0000");

    public DateOfExpiry {
        int value = FixedDigits.parse("DOE", yymm, 4);
        int month = value % 100;
        if (value != 0 && (month < 1 || month > 12)) {
            throw new InvalidValueException("DOE", yymm, "YYMM with a month of 01-12, or 0000");
        }
    }

    /**
     * Reads {@code MMYY}, the order of version 1.0 of the API.
     *
     * @param mmyy month and year, or {@code 0000} for none
     */
    public static DateOfExpiry ofMmyy(String mmyy) {
        int value = FixedDigits.parse("DOE", mmyy, 4);
        int month = value / 100;
        if (value != 0 && (month < 1 || month > 12)) {
            throw new InvalidValueException("DOE", mmyy, "MMYY with a month of 01-12, or 0000");
        }
        return new DateOfExpiry(swapped(mmyy));
    }

    /** Month before year, as version 1.0 of the API writes it. */
    public String mmyy() {
        return swapped(yymm);
    }

    private static String swapped(String digits) {
        return digits.substring(2) + digits.substring(0, 2);
    }

    /** True when the identity does not expire. */
    public boolean isNone() {
        return yymm.equals("0000");
    }

    /** True from the first day after the month on. */
    public boolean isPast(LocalDate today) {
        if (isNone()) {
            return false;
        }
        LocalDate firstOfMonth =
                LocalDate.of(2000 + Integer.parseInt(yymm.substring(0, 2)), Integer.parseInt(yymm.substring(2)), 1);
        return !today.isBefore(firstOfMonth.plusMonths(1));
    }

    @Override
    public String toString() {
        return yymm;
    }
}
