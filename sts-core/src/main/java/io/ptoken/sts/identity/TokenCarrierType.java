package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/** Token carrier type (TCT): how a token reaches the meter (specification section 6.2). */
public enum TokenCarrierType {
    /** TCT 01. */
    MAGNETIC_CARD(1),
    /** TCT 02, twenty digits typed into the keypad. */
    NUMERIC(2),
    /** TCT 07, virtual carrier of IEC 62055-52. */
    VIRTUAL(7),
    /** TCT 08, virtual carrier over DLMS/COSEM; an assumption, no source at hand. */
    DLMS_COSEM(8);

    private final int code;

    TokenCarrierType(int code) {
        this.code = code;
    }

    /** The carrier with a TCT code of 1, 2, 7 or 8. */
    public static TokenCarrierType ofCode(int code) {
        return switch (code) {
            case 1 -> MAGNETIC_CARD;
            case 2 -> NUMERIC;
            case 7 -> VIRTUAL;
            case 8 -> DLMS_COSEM;
            default -> throw new InvalidValueException("TCT", Integer.toString(code), "1, 2, 7 or 8");
        };
    }

    /** TCT code. */
    public int code() {
        return code;
    }

    /** Two digits, as in the IDRecord. */
    public String digits() {
        return FixedDigits.format(code, 2);
    }
}
