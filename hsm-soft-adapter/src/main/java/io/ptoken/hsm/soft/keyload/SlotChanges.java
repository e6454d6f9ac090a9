package io.ptoken.hsm.soft.keyload;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.identity.KeyLoadIdentity;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.register.RegisterTable;
import io.ptoken.hsm.soft.register.StoredKey;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.settings.ModuleAssumptions;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.slot.KekSlot;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import io.ptoken.hsm.soft.state.SealedState;
import io.ptoken.kmc.agreement.ModuleCertifier;
import java.util.List;

/**
 * Changes of KEK slots and what hangs on them: each is written as one, or undone. Secrets that are not kept are zeroised.
 * Runs alone behind the module's gate.
 */
public final class SlotChanges {

    private final SealedState state;
    private final RegisterTable registers;
    private final SoftModuleParts parts;
    private final ModuleAssumptions assumptions;

    public SlotChanges(SealedState state, SoftModuleParts parts, ModuleAssumptions assumptions) {
        this.state = state;
        this.registers = state.registers();
        this.parts = parts;
        this.assumptions = assumptions;
    }

    /** The module's identity towards KMCs, made and written when it has none yet. */
    KeyLoadIdentity requireIdentity() {
        KeyLoadState old = state.keyLoad();
        return old.identity().orElseGet(() -> {
            KeyLoadIdentity made = KeyLoadIdentity.create(
                    state.identity(), parts.keyLoadFormat().suite(), parts.random());
            writeIdentity(made);
            return made;
        });
    }

    /** Has the module's public keys signed by another anchor. */
    public void sign(ModuleCertifier anchor) {
        writeIdentity(requireIdentity().signedBy(anchor, state.identity()));
    }

    private void writeIdentity(KeyLoadIdentity fresh) {
        KeyLoadState old = state.keyLoad();
        ModuleIdentity named = state.identity();
        state.keyLoad(old.with(fresh));
        state.identity(named.withKeyId(fresh.fingerprint(parts.keyLoadFormat().codec())));
        boolean[] undone = new boolean[1];
        try {
            state.writeOr(() -> {
                undone[0] = true;
                state.keyLoad(old);
                state.identity(named);
            });
        } finally {
            boolean madeInVain = undone[0] && old.identity().isEmpty();
            if (madeInVain) {
                fresh.keys().close();
            }
        }
    }

    /**
     * The next CTR. It counts as used even when the request does not come about, so that none is ever used twice; the write
     * of the request makes it durable.
     */
    long nextRequestCounter() {
        KeyLoadState present = state.keyLoad();
        if (present.requestCounter() >= KeyLoadState.LAST_COUNTER) {
            throw new SecurityModuleException(
                    SmStatus.DEVICE_FAILURE,
                    "the request counter is used up, " + KeyLoadState.LAST_COUNTER
                            + " requests were made; the module makes no more, a new one has to be created");
        }
        long next = present.requestCounter() + 1;
        state.keyLoad(present.withRequestCounter(next));
        return next;
    }

    /** Puts a slot in the place of another. */
    void replace(KekSlot old, KekSlot fresh) {
        write(old, fresh, List.of());
    }

    /** As {@link #replace}, and erases every register of the slot. */
    void replaceAndErase(KekSlot old, KekSlot fresh) {
        List<VendingRegister> gone = registers.ofSlot(old.number());
        write(old, fresh, gone);
    }

    private void write(KekSlot old, KekSlot fresh, List<VendingRegister> gone) {
        KekSlots before = state.slots();
        state.slots(before.with(fresh));
        gone.forEach(register -> registers.remove(register.number()));
        try {
            state.writeOr(() -> {
                gone.forEach(registers::put);
                state.slots(before);
            });
        } finally {
            boolean kept = state.slots().slot(fresh.number()) == fresh;
            (kept ? old : fresh).close();
            gone.stream().filter(register -> !registers.holds(register)).forEach(VendingRegister::close);
        }
    }

    /** Puts a key into an empty register, and a slot that knows of it in the place of the one before. */
    void add(StoredKey key, KekSlot.Loading fresh) {
        KekSlots before = state.slots();
        VendingRegister register = new VendingRegister(key, assumptions);
        registers.put(register);
        state.slots(before.with(fresh));
        try {
            state.writeOr(() -> {
                state.slots(before);
                registers.remove(register.number());
            });
        } finally {
            if (!registers.holds(register)) {
                register.close();
            }
        }
    }
}
