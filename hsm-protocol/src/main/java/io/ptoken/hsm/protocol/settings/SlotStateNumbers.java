package io.ptoken.hsm.protocol.settings;

import io.ptoken.sts.InvalidValueException;
import java.util.List;
import java.util.Set;

/**
 * Numbers of the states of a KEK slot on the wire (module protocol section 4, assumption A13); all different, 0-9.
 *
 * @param empty nothing agreed
 * @param loading between key agreement and the end of loading
 * @param pending request made, no answer yet
 * @param active keys loaded
 */
public record SlotStateNumbers(int empty, int loading, int pending, int active) {

    /** 0, 1, 2, 3. */
    public static final SlotStateNumbers DEFAULTS = new SlotStateNumbers(0, 1, 2, 3);

    public SlotStateNumbers {
        InvalidValueException.requireRange("EMPTY", empty, 0, 9);
        InvalidValueException.requireRange("LOADING", loading, 0, 9);
        InvalidValueException.requireRange("PENDING", pending, 0, 9);
        InvalidValueException.requireRange("ACTIVE", active, 0, 9);
        if (distinct(empty, loading, pending, active) != 4) {
            throw new InvalidValueException(
                    "slot states", empty + "," + loading + "," + pending + "," + active, "four different numbers");
        }
    }

    private static int distinct(Integer... numbers) {
        return Set.copyOf(List.of(numbers)).size();
    }
}
