package io.ptoken.sts;

/** A DRN or MeterPAN whose form is right but whose Luhn check digit is not (specification section 6.1). */
public final class CheckDigitException extends InvalidValueException {

    private static final long serialVersionUID = 1L;

    /**
     * @param field {@code DRN} or {@code MeterPAN}
     * @param got the digits as given
     * @param expectedDigit the check digit that would be right, 0-9
     */
    public CheckDigitException(String field, String got, int expectedDigit) {
        super(field, got, "check digit " + expectedDigit);
    }
}
