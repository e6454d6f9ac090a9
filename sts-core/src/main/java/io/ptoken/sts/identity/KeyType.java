package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/** Key type (KT) of a decoder key (specification section 8.1). */
public enum KeyType {
    /** Decoder initialisation transfer key: chosen by the manufacturer, made from no vending key. */
    DITK(0),
    /** Decoder default transfer key, from a VDDK: must not carry credit. */
    DDTK(1),
    /** Decoder unique transfer key, from a VUDK. */
    DUTK(2),
    /** Decoder common transfer key, from a VCDK: carries credit on magnetic cards only. */
    DCTK(3);

    private static final KeyType[] BY_CODE = {DITK, DDTK, DUTK, DCTK};

    private final int code;

    KeyType(int code) {
        this.code = code;
    }

    /** The key type with a code of 0-3. */
    public static KeyType ofCode(int code) {
        return BY_CODE[InvalidValueException.requireRange("KT", code, 0, 3)];
    }

    /** Code 0-3 as it stands in tokens and control blocks. */
    public int code() {
        return code;
    }
}
