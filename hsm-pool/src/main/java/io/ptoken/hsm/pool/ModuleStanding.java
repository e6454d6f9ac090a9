package io.ptoken.hsm.pool;

import io.ptoken.sts.InvalidValueException;
import java.util.Locale;

/**
 * Where a member stands in the order of asking.
 *
 * @param priority 1-{@value #LAST}; members of the lowest number are asked first
 * @param standby true: asked only when no other member can
 * @param drained true: asked for nothing new; what it is working on, it ends
 */
public record ModuleStanding(int priority, boolean standby, boolean drained) {

    /** The number that is asked last. */
    public static final int LAST = 99;

    /** Priority 1, in service. */
    public static final ModuleStanding FIRST = new ModuleStanding(1, false, false);

    /** @throws InvalidValueException for a priority out of range */
    public ModuleStanding {
        InvalidValueException.requireRange("priority", priority, 1, LAST);
    }

    /** With another priority. */
    public ModuleStanding withPriority(int number) {
        return new ModuleStanding(number, standby, drained);
    }

    /** As a standby member, or not. */
    public ModuleStanding withStandby(boolean waits) {
        return new ModuleStanding(priority, waits, drained);
    }

    /** Drained, or back in service. */
    public ModuleStanding withDrained(boolean rests) {
        return new ModuleStanding(priority, standby, rests);
    }

    /** All three, for people and the audit log. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "priority %d, standby %s, drained %s", priority, word(standby), word(drained));
    }

    private static String word(boolean yes) {
        return yes ? "yes" : "no";
    }
}
