package io.ptoken.hsm.soft.state;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.access.StoredOfficer;
import io.ptoken.hsm.soft.ditk.DitkTable;
import io.ptoken.hsm.soft.format.StateCodec;
import io.ptoken.hsm.soft.format.StoredState;
import io.ptoken.hsm.soft.health.ModuleHealth;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.licence.Licensing;
import io.ptoken.hsm.soft.register.RegisterTable;
import io.ptoken.hsm.soft.register.StoredKey;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.StateFile;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.soft.settings.StateWitness;
import io.ptoken.hsm.soft.settings.StateWitnessException;
import io.ptoken.hsm.soft.slot.KekSlots;
import io.ptoken.hsm.soft.slot.KeyLoadState;
import io.ptoken.hsm.soft.storemark.FollowedMark;
import io.ptoken.hsm.soft.vend.StateWriter;
import io.ptoken.hsm.soft.vend.VendingLedger;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.sts.key.KeyCheckValueMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds what the module remembers and writes it to the sealed file. Writes happen one at a time: under the ledger's lock
 * for writing, or alone behind the module's gate.
 */
public final class SealedState implements StateWriter {

    private final Optional<StateFile> file;
    private final StateWitness witness;
    private final ModuleHealth health;
    private final RegisterTable registers;
    private final VendingLedger ledger;
    private final FollowedMark storeMark;
    private final DitkTable ditks;
    private final int kekSlots;
    private volatile ModuleIdentity identity;
    private volatile String idSm;
    private volatile long generation;
    private volatile Licensing licensing;
    private volatile List<StoredOfficer> officers;
    private volatile KeyLoadState keyLoad;
    private volatile Optional<String> lastFailure = Optional.empty();

    /** @param file empty when it could not be read; then nothing is ever written */
    public SealedState(
            Optional<StateFile> file,
            StoredState state,
            StateWitness witness,
            ModuleHealth health,
            RegisterTable registers,
            SoftModuleSettings settings) {
        this.file = file;
        this.witness = witness;
        this.health = health;
        this.registers = registers;
        this.identity = state.identity();
        this.idSm = state.identity().idSm();
        this.generation = state.generation();
        this.licensing = state.licensing();
        this.officers = state.officers();
        this.kekSlots = settings.kekSlots();
        this.keyLoad = withAllSlots(state.keyLoad());
        this.storeMark = new FollowedMark(state.storeMark());
        this.ditks = new DitkTable(
                KeyCheckValueMethod.standard(settings.assumptions().longKeyCheckValue()));
        this.ledger = new VendingLedger(state, settings.leases(), settings.assumptions(), this);
    }

    private KeyLoadState withAllSlots(KeyLoadState stored) {
        return stored.with(stored.slots().atLeast(kekSlots));
    }

    public ModuleIdentity identity() {
        return identity;
    }

    /** Takes effect at once; the caller writes it. */
    public void identity(ModuleIdentity other) {
        identity = other;
        idSm = other.idSm();
    }

    /** The identity record. */
    public String idSm() {
        return idSm;
    }

    public RegisterTable registers() {
        return registers;
    }

    public VendingLedger ledger() {
        return ledger;
    }

    public DitkTable ditks() {
        return ditks;
    }

    /** The mark of the store; every write carries the newest. */
    FollowedMark storeMark() {
        return storeMark;
    }

    /** Generation of the last state that was written, or tried. */
    public long generation() {
        return generation;
    }

    /** Makes the next write one of a higher generation than this. */
    public void continueAfter(long other) {
        generation = Math.max(generation, other);
    }

    public Licensing licensing() {
        return licensing;
    }

    /** Takes effect at once; the caller writes it. */
    public void licensing(Licensing other) {
        licensing = other;
    }

    public List<StoredOfficer> officers() {
        return officers;
    }

    /** Takes effect at once; the caller writes it. */
    public void officers(List<StoredOfficer> others) {
        officers = List.copyOf(others);
    }

    public KeyLoadState keyLoad() {
        return keyLoad;
    }

    /** Takes effect at once; the caller writes it. */
    public void keyLoad(KeyLoadState other) {
        keyLoad = other;
    }

    public KekSlots slots() {
        return keyLoad.slots();
    }

    /** Takes effect at once; the caller writes it. */
    public void slots(KekSlots others) {
        keyLoad = keyLoad.with(others);
    }

    /** Zeroises all keys, of registers and of exchanges with KMCs, and DITKs; can run again. */
    public void eraseSecrets() {
        registers.erase();
        ditks.erase();
        keyLoad = keyLoad.erased();
    }

    /** Why the last write or the last word to the witness failed, empty when it did not. */
    public Optional<String> lastFailure() {
        return lastFailure;
    }

    @Override
    public void write() {
        health.requireSound();
        writeNow();
    }

    private void writeNow() {
        StateFile target = file.orElseThrow();
        byte[] content = new byte[0];
        boolean written = false;
        try {
            Optional<StoreMark> mark = storeMark.next();
            content = StateCodec.encode(snapshot(nextGeneration(), mark));
            target.replace(content);
            written = true;
            storeMark.written(mark);
            lastFailure = Optional.empty();
        } catch (SealedFileException e) {
            throw refusal(e);
        } finally {
            Arrays.fill(content, (byte) 0);
            if (!written && target.isUncertain()) {
                ledger.endLease();
                storeMark.uncertain();
            }
        }
    }

    /** Never the same number for two contents, even if the first did not get to the disk. */
    private long nextGeneration() {
        long next = generation + 1;
        generation = next;
        return next;
    }

    private StoredState snapshot(long number, Optional<StoreMark> mark) {
        synchronized (ledger) {
            List<StoredKey> keys =
                    registers.all().stream().map(VendingRegister::stored).toList();
            return new StoredState(
                    identity,
                    number,
                    ledger.permit(),
                    ledger.vendsToWrite(),
                    licensing,
                    officers,
                    keyLoad,
                    keys,
                    mark,
                    ditks.stored());
        }
    }

    private SecurityModuleException refusal(SealedFileException e) {
        if (e.reason() == SealedFileException.Reason.INPUT_OUTPUT) {
            String text = "the state of the module cannot be written: " + e.getMessage()
                    + "; look at the disk; nothing was made, charged or changed, and the module goes on when the disk does";
            lastFailure = Optional.of(text);
            return new SecurityModuleException(SmStatus.DEVICE_FAILURE, text, e);
        }
        return health.tamper("the state file is not as this module left it: " + e.getMessage()
                + "; it is left as found and the keys are erased from memory; find out who wrote to it, put the newest"
                + " good copy back, then start again");
    }

    @Override
    public void tell() {
        try {
            witness.witnessed(identity.moduleId(), generation);
        } catch (StateWitnessException e) {
            String text = "the state of the module is written as generation " + generation
                    + ", but its witness could not be told: " + e.getMessage()
                    + "; a change that was asked for is made, a token that was asked for is not";
            lastFailure = Optional.of(text);
            throw new SecurityModuleException(SmStatus.DEVICE_FAILURE, text, e);
        }
    }

    /** The state that is in the file; the caller closes its keys. */
    public StoredState reread() {
        byte[] content = new byte[0];
        try {
            content = file.orElseThrow().content();
            return StateCodec.decode(content);
        } catch (SealedFileException e) {
            throw refusal(e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** In the error state too: what was vended before it stays charged. */
    private void writeLast() {
        writeNow();
        tell();
    }

    /**
     * Puts the keys back and writes the state as the newest; on failure the module stays as it was, without keys. Requests
     * that were made after the copy are not known, but each was a write, so that the counter skips as many.
     *
     * @param stored what is in the file; its exchanges are taken over
     * @param takeKeys puts its keys into the registers
     */
    public void restart(StoredState stored, Runnable takeKeys) {
        boolean written = false;
        try {
            long writesSince = generation - stored.generation();
            keyLoad = withAllSlots(stored.keyLoad())
                    .withRequestCounter(stored.keyLoad().requestCounter() + writesSince);
            takeKeys.run();
            writeNow();
            written = true;
        } finally {
            if (!written) {
                eraseSecrets();
            }
        }
        health.accept();
        tell();
    }

    /** Writes the exact state and mark if they may not be on disk, zeroises the keys, gives the file back. */
    public void close() {
        try {
            if (!health.isTampered()) {
                boolean behind = ledger.settle(registers.all());
                if (behind
                        || storeMark.isBehind()
                        || file.filter(StateFile::isUncertain).isPresent()) {
                    writeLast();
                }
            }
        } finally {
            eraseSecrets();
            file.ifPresent(StateFile::close);
        }
    }
}
