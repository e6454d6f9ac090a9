package io.ptoken.benchmarks.load;

import io.ptoken.sts.identity.Luhn;
import io.ptoken.sts.identity.MeterPan;

/** Meters by number: 0-99999999, of one maker. */
public final class MeterNumbers {

    /** How many there are. */
    public static final int MAX = 100_000_000;

    private static final String MAKER = "00";

    private MeterNumbers() {}

    /** The meter of that number. */
    public static MeterPan pan(int number) {
        return new MeterPan(digits(number));
    }

    /**
     * The 18 digits of its MeterPAN. Made for each call of the load, whose time they would spoil: cheap, and not checked as
     * those of {@link #pan} are.
     */
    static String digits(int number) {
        String serial = Integer.toString(MAX + number).substring(1); // with its leading zeros
        String drn = withCheckDigit(MAKER + serial);
        return withCheckDigit(MeterPan.IIN_SHORT_DRN + drn);
    }

    private static String withCheckDigit(String payload) {
        return payload + Luhn.checkDigit(payload);
    }
}
