package io.ptoken.hsm.soft;

import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.SmStatus;
import io.ptoken.hsm.soft.seal.SealedFile;
import io.ptoken.hsm.soft.seal.SealedFileException;
import java.util.Arrays;
import java.util.List;

/** Writes the state of the module to its sealed file. Runs under the module's gate. */
final class StateKeeper {

    private final SealedFile file;
    private final ModuleIdentity identity;
    private final RegisterTable registers;
    private final VendingLedger ledger;

    StateKeeper(SealedFile file, StoredState state, RegisterTable registers, SoftModuleSettings settings) {
        this.file = file;
        this.identity = state.identity();
        this.registers = registers;
        this.ledger = new VendingLedger(state, settings.leases(), settings.assumptions(), this::save);
    }

    ModuleIdentity identity() {
        return identity;
    }

    VendingLedger ledger() {
        return ledger;
    }

    /**
     * Writes the registers, with the limits and counters that the ledger has set for the disk.
     *
     * @throws SecurityModuleException 01 when the file cannot be written
     */
    void save() {
        byte[] content = new byte[0];
        try {
            synchronized (ledger) {
                List<StoredKey> keys =
                        registers.all().stream().map(VendingRegister::stored).toList();
                content = StateCodec.encode(new StoredState(identity, ledger.permit(), ledger.vendsOnDisk(), keys));
                file.replace(content);
            }
        } catch (SealedFileException e) {
            throw new SecurityModuleException(SmStatus.DEVICE_FAILURE, "the state of the module cannot be written", e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** Saves, or undoes what was to be saved. */
    void saveOr(Runnable undo) {
        boolean saved = false;
        try {
            save();
            saved = true;
        } finally {
            if (!saved) {
                undo.run();
            }
        }
    }

    /** Writes the exact limits and counters if they are not on disk, zeroises the keys, gives the file back. */
    void close() {
        try {
            if (ledger.settle(registers.all())) {
                save();
            }
        } finally {
            registers.all().forEach(VendingRegister::close);
            file.close();
        }
    }
}
