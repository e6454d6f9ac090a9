package io.ptoken.sts.token.bits;

import io.ptoken.sts.InvalidValueException;

/** Class of a token, two bits that every meter reads first (specification section 1.1). */
public enum TokenClass {
    /** Class 0: encrypted, credits a register. */
    CREDIT(0),
    /** Class 1: not encrypted, works in any meter. */
    NON_METER_SPECIFIC(1),
    /** Class 2: encrypted, manages one meter or changes its key. */
    METER_SPECIFIC(2),
    /** Class 3: reserved by the STS Association. */
    RESERVED(3);

    private static final TokenClass[] BY_CODE = {CREDIT, NON_METER_SPECIFIC, METER_SPECIFIC, RESERVED};

    private final int code;

    TokenClass(int code) {
        this.code = code;
    }

    /** The class with a code of 0-3. */
    public static TokenClass ofCode(int code) {
        return BY_CODE[InvalidValueException.requireRange("class", code, 0, 3)];
    }

    /** Code 0-3, two bits. */
    public int code() {
        return code;
    }
}
