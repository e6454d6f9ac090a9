package io.ptoken.hsm.key;

/** What a vending key is wanted for, as far as its dates care; see {@link KeyDates}. Verification has no dates. */
public enum KeyUse {
    /** A class 0 token under it. */
    CREDIT,
    /** A class 2 token with TID under it. */
    ENGINEERING,
    /** A meter goes to it. */
    TARGET,
    /** A meter goes away from it. */
    DEPARTURE
}
