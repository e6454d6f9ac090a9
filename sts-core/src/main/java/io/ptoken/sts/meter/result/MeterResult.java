package io.ptoken.sts.meter.result;

import java.util.OptionalInt;

/**
 * What a meter answers to a token (specification section 13). The numbers are those one maker's meters show; the third and
 * fourth section of a key change have none there.
 */
public enum MeterResult {
    /** The token was carried out. */
    ACCEPT("Accept", 1),
    /** The first section of a key change is kept; others are missing. */
    FIRST_KCT("1stKCT", 2),
    /** The second section of a key change is kept; others are missing. */
    SECOND_KCT("2ndKCT", 3),
    /** The third section of a key change is kept; others are missing. */
    THIRD_KCT("3rdKCT"),
    /** The fourth section of a key change is kept; others are missing. */
    FOURTH_KCT("4thKCT"),
    /** The credit register cannot hold the sum; unless set otherwise the token stays usable. */
    OVERFLOW_ERROR("OverflowError", 4),
    /** The new key's type may not follow the present one's (section 12.1). */
    KEY_TYPE_ERROR("KeyTypeError", 5),
    /** Not twenty digits, not a 66-bit number, or a key change section of another kind of set than the meter's. */
    FORMAT_ERROR("FormatError", 6),
    /** A value in the token is reserved. */
    RANGE_ERROR("RangeError", 7),
    /** The meter does not have the function. */
    FUNCTION_ERROR("FunctionError", 8),
    /** The TID is below the smallest that the meter remembers. */
    OLD_ERROR("OldError", 9),
    /** The TID has been used. */
    USED_ERROR("UsedError", 10),
    /** The key has expired for this TID. */
    KEY_EXPIRED_ERROR("KeyExpiredError", 11),
    /** Credit under a default key. */
    DDTK_ERROR("DDTKError", 12),
    /** Wrong check sum: another meter, another key, or a typing error. */
    CRC_ERROR("CRCError", 13),
    /** A test token of another manufacturer. */
    MFR_CODE_ERROR("MfrCodeError", 14),
    /** The meter takes no tokens for a while. */
    LOCKOUT("Lockout", 15),
    /** The meter cannot take a token now. */
    NOT_READY("NotReady", 16);

    private static final int NO_NUMBER = 0;

    private final String resultName;
    private final int number;

    MeterResult(String resultName) {
        this(resultName, NO_NUMBER);
    }

    MeterResult(String resultName, int number) {
        this.resultName = resultName;
        this.number = number;
    }

    /** The name in the specification, e.g. {@code UsedError}. */
    public String resultName() {
        return resultName;
    }

    /** The number a Conlog meter shows, 1-16; none for 3rdKCT and 4thKCT. */
    public OptionalInt number() {
        return number == NO_NUMBER ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** True when the token did its work: it was carried out, or its section of a key change is kept. */
    public boolean isAccepted() {
        return switch (this) {
            case ACCEPT, FIRST_KCT, SECOND_KCT, THIRD_KCT, FOURTH_KCT -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return resultName;
    }
}
