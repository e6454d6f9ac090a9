package io.ptoken.hsm.protocol.sts6.query;

import java.util.Optional;

/** Names of attributes of a vending key (module protocol section 6.2), in alphabetical order. */
public enum AttributeName {
    /** From when it is used. */
    ACT,
    /** Base date; begins with the year. */
    BDT,
    /** Currency limit, 8 hex digits. */
    CLM,
    /** Cluster. */
    CLU,
    /** Decoder-key generation algorithm, two digits. */
    DKGA,
    /** Until when its owner issues it. */
    EXP,
    /** Until when the module uses it. */
    IUT,
    /** Key check value, 6 hex digits; no source shows it in this list. */
    KCV,
    /** Key expiry number, decimal. */
    KEN,
    /** Key revision number. */
    KRN,
    /** Key type. */
    KT,
    /** Subclass mask, 4 hex digits. */
    SBM,
    /** Supply group code, 6 digits. */
    SGC,
    /** Unit limit, 8 hex digits. */
    ULM;

    /** The name an element begins with; no name is the beginning of another. */
    static Optional<AttributeName> of(String element) {
        for (AttributeName name : values()) {
            if (element.startsWith(name.name())) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
