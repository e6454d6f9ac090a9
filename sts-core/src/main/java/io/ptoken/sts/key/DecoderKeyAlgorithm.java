package io.ptoken.sts.key;

import io.ptoken.sts.InvalidValueException;

/** Decoder key generation algorithm (DKGA): how a vending key makes a decoder key (specification section 6.2). */
public enum DecoderKeyAlgorithm {
    /** Legacy, for a closed list of early meters ({@link Dkga01Eligibility}); its cipher step is not public. */
    DKGA01(1),
    /** Single DES over the PANBlock and CONTROLBlock, section 8.4. */
    DKGA02(2),
    /** Triple DES, withdrawn in 2018; refused. */
    DKGA03(3),
    /** HMAC-SHA-256 under a 160-bit vending key, section 8.5. */
    DKGA04(4);

    private final int code;

    DecoderKeyAlgorithm(int code) {
        this.code = code;
    }

    /** The algorithm with a DKGA code of 1-4. */
    public static DecoderKeyAlgorithm ofCode(int code) {
        return switch (code) {
            case 1 -> DKGA01;
            case 2 -> DKGA02;
            case 3 -> DKGA03;
            case 4 -> DKGA04;
            default -> throw new InvalidValueException("DKGA", Integer.toString(code), "1-4");
        };
    }

    /** DKGA code, 1-4. */
    public int code() {
        return code;
    }

    /** Two digits, {@code 01}-{@code 04}. */
    public String digits() {
        return "0" + code;
    }
}
