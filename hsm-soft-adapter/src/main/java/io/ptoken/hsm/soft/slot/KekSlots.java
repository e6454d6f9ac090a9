package io.ptoken.hsm.soft.slot;

import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.slot.KekSlot.Empty;
import io.ptoken.hsm.soft.slot.KekSlot.Loading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The KEK slots of a module.
 *
 * @param all one for each number, in order
 */
public record KekSlots(List<KekSlot> all) {

    /** Slots that a module has at most: a request has no room for a higher number. */
    public static final int MOST = 4;

    public KekSlots {
        all = List.copyOf(all);
    }

    /**
     * Slots of which none is in use.
     *
     * @param count 1-4
     */
    public static KekSlots empty(int count) {
        return new KekSlots(
                IntStream.rangeClosed(1, count).<KekSlot>mapToObj(Empty::new).toList());
    }

    /**
     * The slot of that number.
     *
     * @param number one that is there
     */
    public KekSlot slot(int number) {
        return all.get(number - 1);
    }

    /** The slot of a KMC. */
    public Optional<KekSlot> of(KmcId kmc) {
        return all.stream()
                .filter(slot -> slot.kmc().map(of -> of.id().equals(kmc)).orElse(false))
                .findFirst();
    }

    /** The lowest free slot. */
    public Optional<KekSlot> firstEmpty() {
        return all.stream().filter(Empty.class::isInstance).findFirst();
    }

    /** These slots with one of them in another state; slots up to its number are added when there are fewer. */
    public KekSlots with(KekSlot slot) {
        List<KekSlot> changed = new ArrayList<>(atLeast(slot.number()).all());
        changed.set(slot.number() - 1, slot);
        return new KekSlots(changed);
    }

    /** These slots and, when there are fewer, empty ones. */
    public KekSlots atLeast(int count) {
        List<KekSlot> more = new ArrayList<>(all);
        for (int number = all.size() + 1; number <= count; number++) {
            more.add(new Empty(number));
        }
        return new KekSlots(more);
    }

    /** These slots after the key in a register is gone. */
    public KekSlots without(int register) {
        return new KekSlots(all.stream()
                .map(slot -> slot instanceof Loading loading
                                && loading.loaded().values().stream().anyMatch(line -> line.register() == register)
                        ? loading.without(register)
                        : slot)
                .toList());
    }

    public List<KekSlotStatus> statuses() {
        return all.stream().map(KekSlot::status).toList();
    }

    /** Zeroises what they keep; these slots, emptied. */
    KekSlots erased() {
        all.forEach(KekSlot::close);
        return empty(all.size());
    }
}
