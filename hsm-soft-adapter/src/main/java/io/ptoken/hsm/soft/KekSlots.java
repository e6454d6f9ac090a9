package io.ptoken.hsm.soft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The KEK slots of a module.
 *
 * @param all one for each number, in order
 */
record KekSlots(List<KekSlot> all) {

    /** Slots that a module has (A13). */
    static final int COUNT = 4;

    static final KekSlots EMPTY = new KekSlots(
            IntStream.rangeClosed(1, COUNT).mapToObj(KekSlot::empty).toList());

    KekSlots {
        all = List.copyOf(all);
    }

    /** @param number 1-4 */
    KekSlot slot(int number) {
        return all.get(number - 1);
    }

    /** These slots with one of them in another state. */
    KekSlots with(KekSlot slot) {
        List<KekSlot> changed = new ArrayList<>(all);
        changed.set(slot.number() - 1, slot);
        return new KekSlots(changed);
    }
}
