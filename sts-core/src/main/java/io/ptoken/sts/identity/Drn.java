package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * Decoder reference number, the serial number of a meter: manufacturer code (2 or 4 digits), 8-digit serial, Luhn check
 * digit; 11 or 13 digits in all (specification section 6.1). The specification also calls it IAIN.
 *
 * @param digits 11 or 13 decimal digits with a right check digit
 */
public record Drn(String digits) {

    private static final String EXPECTED = "11 or 13 digits";

    /**
     * @throws InvalidValueException when the form is wrong
     * @throws io.ptoken.sts.CheckDigitException when only the check digit is wrong
     */
    public Drn {
        if (digits.length() != 11 && digits.length() != 13) {
            throw new InvalidValueException("DRN", digits, EXPECTED);
        }
        Luhn.requireDigits("DRN", digits, EXPECTED);
        Luhn.require("DRN", digits);
    }

    /**
     * The DRN of a manufacturer's meter, check digit computed.
     *
     * @param manufacturerCode 2 or 4 digits
     * @param serial 8 digits
     */
    public static Drn of(String manufacturerCode, String serial) {
        String payload = manufacturerCode + serial;
        if (serial.length() != 8 || (payload.length() != 10 && payload.length() != 12)) {
            throw new InvalidValueException("DRN", payload, "manufacturer code of 2 or 4 digits and serial of 8");
        }
        Luhn.requireDigits("DRN", payload, EXPECTED);
        return new Drn(payload + Luhn.checkDigit(payload));
    }

    /** True for the 13-digit form with a 4-digit manufacturer code. */
    public boolean isLong() {
        return digits.length() == 13;
    }

    /** Manufacturer code, 2 or 4 digits. */
    public String manufacturerCode() {
        return digits.substring(0, digits.length() - 9);
    }

    /** Serial number, 8 digits. */
    public String serial() {
        return digits.substring(digits.length() - 9, digits.length() - 1);
    }

    @Override
    public String toString() {
        return digits;
    }
}
