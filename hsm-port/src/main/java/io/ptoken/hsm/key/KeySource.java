package io.ptoken.hsm.key;

/** Where a vending key and its attributes came from, on which depends where it can be had anew. */
public enum KeySource {
    /** A key management centre delivered it. */
    KMC,
    /** Its owner loaded it in the clear. */
    OWNER,
    /** The module tells nothing of it: the attributes are those of the configuration. */
    CONFIGURATION
}
