package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/** Encryption algorithm (EA) of a meter (specification section 6.2). */
public enum EncryptionAlgorithm {
    /** EA 07, the STS's own cipher, 64-bit keys. */
    STA(7, 64),
    /** EA 09, single DES; withdrawn. */
    DEA(9, 64),
    /** EA 11, MISTY1, 128-bit keys. */
    MISTY1(11, 128);

    private final int code;
    private final int keyBits;

    EncryptionAlgorithm(int code, int keyBits) {
        this.code = code;
        this.keyBits = keyBits;
    }

    /** The algorithm with an EA code of 7, 9 or 11. */
    public static EncryptionAlgorithm ofCode(int code) {
        return switch (code) {
            case 7 -> STA;
            case 9 -> DEA;
            case 11 -> MISTY1;
            default -> throw new InvalidValueException("EA", Integer.toString(code), "7, 9 or 11");
        };
    }

    /** EA code: 7, 9 or 11. */
    public int code() {
        return code;
    }

    /** Two digits, as in DKGA04 and the IDRecord. */
    public String digits() {
        return FixedDigits.format(code, 2);
    }

    /** Length of a decoder key in bits: 64 or 128. */
    public int keyBits() {
        return keyBits;
    }
}
