package io.ptoken.hsm.keyentry;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.key.VendingKey;

/**
 * Takes vending keys that their owner has in the clear, and deletes keys by register. What is changed is durable when the
 * call returns; one that is refused has changed nothing.
 *
 * <p>Not every module has this role: {@code SecurityModule.keyEntry} tells. Beside the refusals named with each operation
 * there are {@link SmStatus#DEVICE_FAILURE} when the state cannot be written, {@link SmStatus#PERMISSION_ERROR} when the
 * module needs crypto officers for it who are not logged in, {@link SmStatus#TAMPERED_STATE} and {@link
 * SmStatus#APP_ERROR_STATE}. Implementations are thread safe.
 */
public interface KeyEntry {

    /**
     * Takes a vending key into an empty register.
     *
     * @param key copied; the caller closes it
     * @throws KeyEntryException when the module does not take the key
     */
    LoadedVendingKey loadVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry entry);

    /** As {@link #loadVendingKey}; a key in the register is replaced, with what is left of its limits. */
    LoadedVendingKey replaceVendingKey(RegisterNumber register, VendingKey key, VendingKeyEntry entry);

    /**
     * Looks whether {@link #loadVendingKey}, or {@link #replaceVendingKey}, would take a key now; changes nothing.
     *
     * @param replace whether a key in the register is to be replaced
     * @throws KeyEntryException when the module does not take the key
     */
    void requireAcceptable(RegisterNumber register, VendingKey key, VendingKeyEntry entry, boolean replace);

    /**
     * Deletes the key of a register for good.
     *
     * @throws SecurityModuleException {@link SmStatus#VK_REG_NOT_FOUND_ERROR} when the register is empty
     */
    void deleteVendingKey(RegisterNumber register);

    /**
     * Looks whether {@link #deleteVendingKey} would delete the key of a register now; changes nothing.
     *
     * @throws SecurityModuleException {@link SmStatus#VK_REG_NOT_FOUND_ERROR} when the register is empty
     */
    void requireDeletable(RegisterNumber register);
}
