package io.ptoken.hsm.status;

/** What a module may be able to do; {@link ModuleReporting#lacks()} names what one cannot. */
public enum ModuleCapability {
    /** Credit tokens of units. */
    UNIT_CREDIT,
    /** Credit tokens of currency. */
    CURRENCY_CREDIT,
    /** Management tokens with a TID. */
    MANAGEMENT,
    /** Key-change sets. */
    KEY_CHANGE,
    /** Meters of EA11. */
    EA11,
    /** Verification of tokens. */
    VERIFICATION,
    /** Telling which keys it holds, with their attributes. */
    KEY_ATTRIBUTES,
    /** Telling its clock and TID window. */
    CLOCK,
    /** Telling counters and the inhibit-vend date. */
    COUNTERS,
    /** Loading keys from a KMC. */
    KEY_LOADING,
    /** Telling its KEK slots. */
    KEK_SLOT_LIST,
    /** Taking transaction licences. */
    LICENCES,
    /** A log of its events. */
    EVENT_LOG
}
