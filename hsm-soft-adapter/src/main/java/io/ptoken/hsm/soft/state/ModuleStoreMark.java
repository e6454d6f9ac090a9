package io.ptoken.hsm.soft.state;

import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.settings.StateWitness;
import io.ptoken.hsm.soft.storemark.FollowedMark;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The mark in the sealed state of the module. The source is asked under the lock for writing, or alone behind the module's
 * gate, but never while the ledger's monitor is held. Keeping a mark tells the {@link StateWitness} as every write does, so
 * that whoever asks for it must not hold up the store of that witness.
 */
public final class ModuleStoreMark implements StoreMarkKeeping {

    private final ModuleGate gate;
    private final SealedState state;

    public ModuleStoreMark(ModuleGate gate, SealedState state) {
        this.gate = gate;
        this.state = state;
    }

    @Override
    public Optional<StoreMark> kept() {
        return state.storeMark().kept();
    }

    @Override
    public void follow(Supplier<StoreMark> source) {
        state.storeMark().follow(source);
    }

    @Override
    public void keepUnless(Predicate<StoreMark> enough) {
        FollowedMark mark = state.storeMark();
        mark.requireSource();
        if (!mark.isEnough(enough)) {
            gate.working(() -> {
                state.ledger().writeUnless(() -> mark.isEnough(enough));
                return mark;
            });
        }
    }
}
