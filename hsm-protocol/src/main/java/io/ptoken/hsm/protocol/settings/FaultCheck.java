package io.ptoken.hsm.protocol.settings;

import java.util.List;

/**
 * What a module checks in a request that could be read (module protocol section 6.3); the order of the constants is
 * assumption A16.
 *
 * <p>Frame check sum, module state, header, number of fields, types, encodings, ranges and MeterPAN come before, in this
 * order. It is not a setting, because each of these checks needs the one before it. A TI, EA or subclass that no module
 * could know (status 40) is noticed together with them.
 */
public enum FaultCheck {
    /** 28. */
    REGISTER_PRESENT,
    /** 26. */
    SLOT_STATE,
    /** 05. */
    KEY_TYPE,
    /** 40. */
    KEY_PARAMETERS,
    /** 48. */
    SUBCLASS,
    /** 43. */
    ACTIVATION,
    /** 42. */
    ISSUED_UNTIL,
    /** 41. */
    KEY_EXPIRY,
    /** 44. */
    TID_WINDOW,
    /** 29 and 85. */
    KEY_CHANGE_RULES,
    /** 31. */
    LIMITS;

    /** All, in the assumed order. */
    public static final List<FaultCheck> ASSUMED_ORDER = List.of(values());
}
