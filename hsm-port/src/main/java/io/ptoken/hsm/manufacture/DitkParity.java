package io.ptoken.hsm.manufacture;

/**
 * Parity of a DITK as it stands in a module, which never adjusts it. The check value of an EA 07 key ignores the parity bits:
 * two keys that differ in them alone show the same one and do not work together.
 */
public enum DitkParity {
    /** Every byte has an odd number of ones. */
    ODD,
    /** Not every byte has. */
    NOT_ODD,
    /** Keys of EA 11 have no parity. */
    NONE,
    /** The module does not tell. */
    UNKNOWN
}
