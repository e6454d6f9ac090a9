package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * Token carrier type (TCT): how a token reaches the meter (specification section 6.2). Every code of two digits is taken,
 * because nothing but a common key (DCTK) depends on it; four have a name.
 *
 * @param code 0-99
 */
public record TokenCarrierType(int code) {

    /** TCT 01. */
    public static final TokenCarrierType MAGNETIC_CARD = new TokenCarrierType(1);

    /** TCT 02, twenty digits typed into the keypad. */
    public static final TokenCarrierType NUMERIC = new TokenCarrierType(2);

    /** TCT 07, virtual carrier of IEC 62055-52. */
    public static final TokenCarrierType VIRTUAL = new TokenCarrierType(7);

    /** TCT 08, virtual carrier over DLMS/COSEM; an assumption, no source at hand. */
    public static final TokenCarrierType DLMS_COSEM = new TokenCarrierType(8);

    public TokenCarrierType {
        InvalidValueException.requireRange("TCT", code, 0, 99);
    }

    /** True for the one carrier on which common keys carry credit. */
    public boolean isMagneticCard() {
        return equals(MAGNETIC_CARD);
    }

    /** Two digits, as in the IDRecord. */
    public String digits() {
        return FixedDigits.format(code, 2);
    }

    @Override
    public String toString() {
        return digits();
    }
}
