package io.ptoken.hsm.protocol.module;

import io.ptoken.sts.InvalidValueException;

/**
 * Which registers a module is asked for its keys (module protocol sections 3.5, 6.1); there is no command that lists them.
 *
 * @param registers how many registers the module has, 1-999; no source tells for certain (A10)
 * @param stopAfterEmpty after how many empty registers in a row the search ends, 1-999; 0 for never: a key that stands
 *     behind a longer gap is not found and cannot be sold under
 */
public record RegisterScan(int registers, int stopAfterEmpty) {

    /** 999 registers, at most 50 empty ones in a row. */
    public static final RegisterScan TSM500I = new RegisterScan(999, 50);

    /** All 25 registers. */
    public static final RegisterScan TSM250 = new RegisterScan(25, 0);

    public RegisterScan {
        InvalidValueException.requireRange("registers", registers, 1, 999);
        InvalidValueException.requireRange("stopAfterEmpty", stopAfterEmpty, 0, 999);
    }
}
