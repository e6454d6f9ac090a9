package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * Meter primary account number: IIN, DRN and a Luhn check digit over both; always 18 digits (specification section 6.1).
 * The IIN is {@code 600727} before an 11-digit DRN and {@code 0000} before a 13-digit one.
 *
 * @param digits 18 decimal digits, both check digits right
 */
public record MeterPan(String digits) {

    /** Issuer identification number of meters with an 11-digit DRN. */
    public static final String IIN_SHORT_DRN = "600727";

    /** Issuer identification number of meters with a 13-digit DRN. */
    public static final String IIN_LONG_DRN = "0000";

    private static final String EXPECTED = "18 digits beginning with 600727 or 0000";

    /**
     * @throws InvalidValueException when the form is wrong
     * @throws io.ptoken.sts.CheckDigitException when only a check digit is wrong
     */
    public MeterPan {
        if (digits.length() != 18) {
            throw new InvalidValueException("MeterPAN", digits, EXPECTED);
        }
        Luhn.requireDigits("MeterPAN", digits, EXPECTED);
        if (!digits.startsWith(IIN_SHORT_DRN) && !digits.startsWith(IIN_LONG_DRN)) {
            throw new InvalidValueException("MeterPAN", digits, EXPECTED);
        }
        Luhn.require("DRN", drnDigits(digits));
        Luhn.require("MeterPAN", digits);
    }

    /** The MeterPAN of a meter, IIN and check digit computed. */
    public static MeterPan of(Drn drn) {
        String payload = (drn.isLong() ? IIN_LONG_DRN : IIN_SHORT_DRN) + drn.digits();
        return new MeterPan(payload + Luhn.checkDigit(payload));
    }

    /**
     * Reads what people write for a meter: an 11- or 13-digit DRN, or the 18-digit MeterPAN.
     *
     * @throws InvalidValueException when it is neither
     */
    public static MeterPan parse(String drnOrPan) {
        return switch (drnOrPan.length()) {
            case 11, 13 -> of(new Drn(drnOrPan));
            case 18 -> new MeterPan(drnOrPan);
            default -> throw new InvalidValueException("DRN/PAN", drnOrPan, "11, 13 or 18 digits");
        };
    }

    /** Issuer identification number, {@link #IIN_SHORT_DRN} or {@link #IIN_LONG_DRN}. */
    public String iin() {
        return digits.startsWith(IIN_LONG_DRN) ? IIN_LONG_DRN : IIN_SHORT_DRN;
    }

    /** The DRN inside. */
    public Drn drn() {
        return new Drn(drnDigits(digits));
    }

    private static String drnDigits(String pan) {
        return pan.substring(pan.startsWith(IIN_LONG_DRN) ? 4 : 6, 17);
    }

    @Override
    public String toString() {
        return digits;
    }
}
