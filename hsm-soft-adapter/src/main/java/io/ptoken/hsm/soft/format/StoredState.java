package io.ptoken.hsm.soft.format;

import io.ptoken.hsm.soft.access.StoredOfficer;
import io.ptoken.hsm.soft.ditk.StoredDitk;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.licence.Licensing;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.register.StoredKey;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import io.ptoken.hsm.storemark.StoreMark;
import java.util.List;
import java.util.Optional;

/**
 * Everything the module remembers.
 *
 * @param identity who it is
 * @param generation rises with every write; 0 for a state of the first format, which had none
 * @param permit how long and how much it may vend
 * @param vendCounter never less than the vends done
 * @param licensing whose licences it takes, and which it took last
 * @param officers crypto officers; none, or two or more
 * @param keyLoad exchanges with KMCs
 * @param keys in order of their registers
 * @param storeMark how far the store had come, empty when none was followed yet
 * @param ditks at most one for each EA, EA 07 first
 */
public record StoredState(
        ModuleIdentity identity,
        long generation,
        VendingPermit permit,
        long vendCounter,
        Licensing licensing,
        List<StoredOfficer> officers,
        KeyLoadState keyLoad,
        List<StoredKey> keys,
        Optional<StoreMark> storeMark,
        List<StoredDitk> ditks) {

    public StoredState {
        officers = List.copyOf(officers);
        keys = List.copyOf(keys);
        ditks = List.copyOf(ditks);
    }

    /** A state without licences, officers, slots in use and mark. */
    public StoredState(ModuleIdentity identity, VendingPermit permit, long vendCounter, List<StoredKey> keys) {
        this(
                identity,
                1,
                permit,
                vendCounter,
                Licensing.NONE,
                List.of(),
                KeyLoadState.none(1),
                keys,
                Optional.empty(),
                List.of());
    }

    /** Zeroises vending keys and DITKs, which whoever takes them has copied. */
    public void closeKeys() {
        keys.forEach(key -> key.key().close());
        ditks.forEach(ditk -> ditk.key().close());
    }
}
