package io.ptoken.sts.meter;

import io.ptoken.sts.meter.result.MeterResult;

/**
 * Whether a meter takes tokens. What makes a real meter lock its keypad is the maker's choice and in no source; whoever
 * tests with the virtual meter sets this by hand.
 */
public enum MeterEntry {
    /** Tokens are taken. */
    OPEN,
    /** Every token gets {@link MeterResult#LOCKOUT}. */
    LOCKED_OUT,
    /** Every token gets {@link MeterResult#NOT_READY}. */
    NOT_READY
}
