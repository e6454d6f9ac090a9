package io.ptoken.hsm.soft.settings;

import io.ptoken.sts.InvalidValueException;

/**
 * How far the counters on disk run ahead of the true ones, at most, so that not every token costs a write. A lease is never
 * more than one hundredth of what is left. A crash loses at most one lease of each, in the direction that never overspends;
 * closing the module loses nothing.
 *
 * @param vends vends per write of the vend counter, 1-1000000; while a last vend is set, at most one hundredth of those left
 * @param credit credit per write of a limited key, in the unit of the limit (tenths, or whole currency units),
 *     0-1000000000; 0 writes for every token, as is done for each token that carries more than its lease
 */
public record LeaseSizes(int vends, int credit) {

    /** At most 10000 vends; 1000.0 units or 10000 units of currency. */
    public static final LeaseSizes DEFAULT = new LeaseSizes(10_000, 10_000);

    /** Leases below this are written when they are needed: writing them ahead would double the writes. */
    public static final int SMALLEST_AHEAD = 100;

    public LeaseSizes {
        InvalidValueException.requireRange("vends per lease", vends, 1, 1_000_000);
        InvalidValueException.requireRange("credit per lease", credit, 0, 1_000_000_000);
    }
}
