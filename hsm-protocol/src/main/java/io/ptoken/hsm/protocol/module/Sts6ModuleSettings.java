package io.ptoken.hsm.protocol.module;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/**
 * How a host treats an STS6 module, beside the protocol itself.
 *
 * @param scan which registers are asked for their keys
 * @param defaults what stands for attributes the module does not list
 * @param statusAge how old what {@code status()} tells may be, at most an hour; zero asks the module each time. Clock and
 *     counter are carried on in between
 * @param limitAge how long ULM and CLM may lag behind the sales made here, at most an hour; zero asks the module for a
 *     limited key again after each sale under it
 * @param keyLoading whether keys may be loaded over the line; the layouts are assumed ones (A11)
 */
public record Sts6ModuleSettings(
        RegisterScan scan, AttributeDefaults defaults, Duration statusAge, Duration limitAge, boolean keyLoading) {

    private static final Duration MAX = Duration.ofHours(1);

    /** A TSM500i: status 30 s old at most, limits 10 s, keys may be loaded. */
    public static final Sts6ModuleSettings TSM500I = of(RegisterScan.TSM500I);

    /** A TSM250: the same with its 25 registers. */
    public static final Sts6ModuleSettings TSM250 = of(RegisterScan.TSM250);

    public Sts6ModuleSettings {
        require("statusAge", statusAge);
        require("limitAge", limitAge);
    }

    /** The same with ages of the status and of limits. */
    public Sts6ModuleSettings withAges(Duration status, Duration limit) {
        return new Sts6ModuleSettings(scan, defaults, status, limit, keyLoading);
    }

    /** The same with another search for keys. */
    public Sts6ModuleSettings withScan(RegisterScan other) {
        return new Sts6ModuleSettings(other, defaults, statusAge, limitAge, keyLoading);
    }

    private static Sts6ModuleSettings of(RegisterScan scan) {
        return new Sts6ModuleSettings(
                scan, AttributeDefaults.PERMISSIVE, Duration.ofSeconds(30), Duration.ofSeconds(10), true);
    }

    private static void require(String field, Duration age) {
        if (age.isNegative() || age.compareTo(MAX) > 0) {
            throw new InvalidValueException(field, age.toString(), "0 to " + MAX);
        }
    }
}
