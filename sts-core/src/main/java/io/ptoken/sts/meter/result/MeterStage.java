package io.ptoken.sts.meter.result;

/** The steps a meter takes with a token, in this order (specification section 13). */
public enum MeterStage {
    /** Whether the meter takes tokens at all at the moment. */
    ENTRY,
    /** From what was typed to a 66-bit number. */
    PARSE,
    /** Class removed, block decrypted. */
    DECRYPT,
    /** The CRC, for class 1 also the manufacturer code; then what the standard reserves. */
    AUTHENTICATE,
    /** TID, key expiry, key type. */
    VALIDATE,
    /** The token's work. */
    APPLY,
    /** The TID is remembered: the end of every accepted token, whether it has a TID or not. */
    CANCEL
}
