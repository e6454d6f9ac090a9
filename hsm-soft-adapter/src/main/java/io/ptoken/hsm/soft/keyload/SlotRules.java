package io.ptoken.hsm.soft.keyload;

import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.slot.KekSlot;
import io.ptoken.hsm.soft.slot.KekSlot.Loading;
import io.ptoken.hsm.soft.slot.KekSlot.Pending;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import java.util.Optional;

/** Which operation a KEK slot allows in which state (key-load profile section 2.8). */
final class SlotRules {

    private SlotRules() {}

    /**
     * KC: the slot of the KMC, or the lowest free one.
     *
     * @throws KeyLoadException S01, S04, S03
     */
    static KekSlot forRequest(KekSlots slots, KmcId kmc, boolean replace) {
        Optional<KekSlot> present = slots.of(kmc);
        if (present.isPresent()) {
            KekSlot slot = present.get();
            if (slot instanceof Loading) {
                throw wrongState(slot, "any state but LOADING");
            }
            if (slot instanceof Pending pending && !replace) {
                throw new KeyLoadException(
                        KeyLoadCode.REQUEST_OUTSTANDING,
                        "KEK slot " + slot.number() + ": got a second request, expected the answer to that with CTR "
                                + pending.counter() + ", or the wish to replace it");
            }
            return slot;
        }
        return slots.firstEmpty()
                .orElseThrow(() -> new KeyLoadException(
                        KeyLoadCode.NO_FREE_SLOT,
                        "all " + slots.all().size() + " KEK slots are in use, expected a free one for " + kmc));
    }

    /** @throws KeyLoadException S02 */
    static KekSlot require(KekSlots slots, KmcId kmc) {
        return slots.of(kmc)
                .orElseThrow(() -> new KeyLoadException(
                        KeyLoadCode.NO_SLOT, "KMCID: got '" + kmc + "', expected a KMC that has a KEK slot here"));
    }

    /** @throws KeyLoadException S02 when a record is of another KMC than the one that was named */
    static void requireSame(KmcId named, KmcId ofRecord) {
        if (!named.equals(ofRecord)) {
            throw new KeyLoadException(
                    KeyLoadCode.NO_SLOT,
                    "KID: got '" + ofRecord + "', expected the KMC that was named, '" + named + "'");
        }
    }

    /** @throws KeyLoadException S01 */
    static Pending requirePending(KekSlot slot) {
        if (slot instanceof Pending pending) {
            return pending;
        }
        throw wrongState(slot, KekSlotState.PENDING.name());
    }

    /** @throws KeyLoadException S01 */
    static Loading requireLoading(KekSlot slot) {
        if (slot instanceof Loading loading) {
            return loading;
        }
        throw wrongState(slot, KekSlotState.LOADING.name());
    }

    private static KeyLoadException wrongState(KekSlot slot, String expected) {
        return new KeyLoadException(
                KeyLoadCode.SLOT_STATE,
                "KEK slot " + slot.number() + ": got " + slot.state() + ", expected " + expected);
    }
}
