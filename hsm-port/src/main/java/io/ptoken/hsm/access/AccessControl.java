package io.ptoken.hsm.access;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;

/**
 * Log-in of the crypto officers who together may change what a module is set to (module protocol section 7.1). While two
 * different officers are logged in, the module is in its privileged state. Vending needs none of this. Implementations
 * are thread safe.
 */
public interface AccessControl {

    /**
     * Logs an officer in.
     *
     * @param officer name of the officer
     * @param pin PIN or password; the caller clears it
     * @return how access stands afterwards
     * @throws SecurityModuleException {@link SmStatus#PERMISSION_ERROR} when there is no such officer, the PIN is wrong,
     *     or the officer has to wait after wrong ones
     */
    AccessControlStatus logIn(String officer, char[] pin);

    /** Logs an officer out, which ends the privileged state; does nothing for one who is not logged in. */
    AccessControlStatus logOut(String officer);

    /** Logs all officers out: leaves the privileged state on request. */
    AccessControlStatus logOutAll();

    /** How access stands; asking does not count as a call. */
    AccessControlStatus status();
}
