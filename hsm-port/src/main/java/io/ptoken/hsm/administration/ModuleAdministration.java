package io.ptoken.hsm.administration;

import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.InvalidValueException;
import java.util.List;

/**
 * What only the owners of a module do: they appoint its crypto officers, and decide about an older copy of its state. Where
 * the module has officers, every change needs two of them logged in. A change is durable when the call returns; one that is
 * refused has changed nothing.
 *
 * <p>Not every module has this role: {@code SecurityModule.administration} tells; one that has it lets its officers log in
 * by {@code SecurityModule.accessControl}. Beside the refusals named with each operation there are {@link
 * SmStatus#DEVICE_FAILURE} when the state cannot be written, {@link SmStatus#PERMISSION_ERROR} without the officers, {@link
 * SmStatus#TAMPERED_STATE} and {@link SmStatus#APP_ERROR_STATE}. Implementations are thread safe.
 */
public interface ModuleAdministration {

    /**
     * Appoints crypto officers in place of those there were, and logs everybody out.
     *
     * @param officers none, or two or more with different names; the caller closes them
     * @throws InvalidValueException when there is one alone, or two have the same name
     */
    void appointOfficers(List<OfficerCredentials> officers);

    /**
     * Looks whether {@link #appointOfficers} would take these officers now; changes nothing.
     *
     * @throws InvalidValueException when there is one alone, or two have the same name
     */
    void requireAppointable(List<OfficerCredentials> officers);

    /** True when an older copy of the module's state was found at its start: {@link #acceptRollBack} takes it. */
    boolean isRolledBack();

    /**
     * Takes an older copy of the state that was put back on purpose: from now on it is the newest. Limits and counters used
     * after the copy was made come back, so this is the owner's decision. The module works when the call returns.
     *
     * @throws SecurityModuleException {@link SmStatus#INVALID_INSTRUCTION} when no older copy was found at the start, {@link
     *     SmStatus#DEVICE_FAILURE} when the state or what watches over it cannot be read or written; the module stays
     *     tampered then
     */
    void acceptRollBack();
}
