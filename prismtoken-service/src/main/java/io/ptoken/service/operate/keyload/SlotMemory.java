package io.ptoken.service.operate.keyload;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.KekSlotStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the KEK slots of one module, in the store. Each change is durable, with its audit entry, when the method returns. Another module under the same name has another ID
 * and so a memory of its own. No secret is kept: requests go to KMCs as they are. Thread safe.
 */
public final class SlotMemory {

    private static final System.Logger LOG = System.getLogger(SlotMemory.class.getName());
    private static final String ACTION = "kmc.slot";

    private final KekSlotStore store;
    private final Actor actor;
    private final InstantSource clock;
    private final String name;
    private final Supplier<String> moduleId;
    private KekSlotStore.@Nullable Owner owner;

    /**
     * @param actor who works with the module
     * @param name of the module in the configuration
     * @param moduleId asks the module for its ID; asked once, before anything is read or written
     */
    public SlotMemory(KekSlotStore store, Actor actor, InstantSource clock, String name, Supplier<String> moduleId) {
        this.store = store;
        this.actor = actor;
        this.clock = clock;
        this.name = name;
        this.moduleId = moduleId;
    }

    /** Every slot that is remembered, by its KMC. */
    synchronized Map<String, KekSlotStatus> all() {
        return remembered(store, owner());
    }

    /** The slots of a module, by their KMCs, for whoever only reads them. */
    static Map<String, KekSlotStatus> remembered(KekSlotStore store, String name, String moduleId) {
        return remembered(store, new KekSlotStore.Owner(name, moduleId));
    }

    private static Map<String, KekSlotStatus> remembered(KekSlotStore store, KekSlotStore.Owner owner) {
        Map<String, KekSlotStatus> slots = new TreeMap<>();
        store.slots(owner).forEach((id, text) -> {
            KmcId kmc = new KmcId(id);
            SlotText.read(kmc, text)
                    .ifPresentOrElse(
                            slot -> slots.put(kmc.text(), slot),
                            () -> LOG.log(
                                    WARNING,
                                    "what is stored of the KEK slot of " + kmc + " in module " + owner.name()
                                            + " is not understood: slot not known"));
        });
        return slots;
    }

    /** The slot of a KMC, if one is remembered. */
    Optional<KekSlotStatus> of(KmcId kmc) {
        return Optional.ofNullable(all().get(kmc.text()));
    }

    synchronized void remember(KmcId kmc, KekSlotStatus slot, String why) {
        store.remember(
                owner(),
                kmc.text(),
                SlotText.of(slot),
                actor.did(
                        clock.instant(),
                        ACTION,
                        kmc.text(),
                        "module " + name + ": KEK slot " + slot.number() + " remembered as " + slot.state() + ", "
                                + why));
    }

    synchronized void forget(KmcId kmc, String why) {
        store.forget(
                owner(),
                kmc.text(),
                actor.did(clock.instant(), ACTION, kmc.text(), "module " + name + ": KEK slot forgotten, " + why));
    }

    private KekSlotStore.Owner owner() {
        KekSlotStore.Owner known = owner;
        if (known == null) {
            known = new KekSlotStore.Owner(name, moduleId.get());
            owner = known;
        }
        return known;
    }
}
