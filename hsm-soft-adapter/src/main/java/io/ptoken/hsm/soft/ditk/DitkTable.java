package io.ptoken.hsm.soft.ditk;

import io.ptoken.hsm.manufacture.DitkParity;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.OddParity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The DITKs in the module, at most one for each EA. Changed behind the module's gate alone; {@link #all} takes no lock.
 */
public final class DitkTable {

    private final KeyCheckValueMethod checkValues;
    private volatile Map<EncryptionAlgorithm, Held> held = Map.of();

    /** With what is told of it, which needs no key any more. */
    private record Held(StoredDitk stored, LoadedDitk shown) {}

    public DitkTable(KeyCheckValueMethod checkValues) {
        this.checkValues = checkValues;
    }

    /** What is told of them, EA 07 first. */
    public List<LoadedDitk> all() {
        return held.values().stream().map(Held::shown).toList();
    }

    /** What is told of the one of an EA. */
    public Optional<LoadedDitk> shown(EncryptionAlgorithm ea) {
        return Optional.ofNullable(held.get(ea)).map(Held::shown);
    }

    /** True when this very one is in the table. */
    @SuppressWarnings("ReferenceEquality") // a key of equal bytes is another one
    public boolean holds(StoredDitk ditk) {
        return stored().stream().anyMatch(present -> present.key() == ditk.key());
    }

    /** What goes to the state file, EA 07 first; the keys stay with this table. */
    public List<StoredDitk> stored() {
        return held.values().stream().map(Held::stored).toList();
    }

    /**
     * The DITK of an EA; it stays with this table.
     *
     * @throws SecurityModuleException 28 when there is none
     */
    public StoredDitk require(EncryptionAlgorithm ea) {
        return Optional.ofNullable(held.get(ea))
                .map(Held::stored)
                .orElseThrow(() -> new SecurityModuleException(
                        SmStatus.VK_REG_NOT_FOUND_ERROR, "no DITK for EA " + ea.digits() + " is loaded"));
    }

    /** Takes copies of DITKs of the state file, in place of all that were there. */
    public void take(List<StoredDitk> ditks) {
        erase();
        ditks.forEach(ditk -> put(ditk.copy()));
    }

    /** Takes a DITK, whose key belongs to this table from now on; the caller closes the one that was there. */
    public Optional<StoredDitk> put(StoredDitk ditk) {
        Map<EncryptionAlgorithm, Held> changed = new TreeMap<>(held);
        Optional<Held> old = Optional.ofNullable(changed.put(ditk.ea(), new Held(ditk, shown(ditk))));
        held = changed;
        return old.map(Held::stored);
    }

    /** Takes a DITK out; the caller closes it. */
    public void remove(EncryptionAlgorithm ea) {
        Map<EncryptionAlgorithm, Held> changed = new TreeMap<>(held);
        changed.remove(ea);
        held = changed;
    }

    private LoadedDitk shown(StoredDitk ditk) {
        return new LoadedDitk(ditk.ea(), checkValues.of(ditk.key()), parity(ditk.key()), Optional.of(ditk.loaded()));
    }

    private static DitkParity parity(DecoderKey key) {
        if (key.bits() != Long.SIZE) {
            return DitkParity.NONE;
        }
        return OddParity.warning(key).isEmpty() ? DitkParity.ODD : DitkParity.NOT_ODD;
    }

    /** Zeroises and forgets all of them; can run again. */
    public void erase() {
        Map<EncryptionAlgorithm, Held> erased = held;
        held = Map.of();
        erased.values().forEach(ditk -> ditk.stored().key().close());
    }
}
