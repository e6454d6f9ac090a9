package io.ptoken.service.operate.work;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.keyentry.CeremonyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The crypto officers who let a call change a module that has some. They are logged in for as long as the call takes: a server
 * keeps its module open afterwards. Not thread safe.
 */
final class OfficersPresent {

    private final Optional<AccessControl> access;
    private final List<String> loggedIn = new ArrayList<>();

    private OfficersPresent(Optional<AccessControl> access) {
        this.access = access;
    }

    /**
     * Does something with a module while they are logged in, where it has any; each is asked for a PIN.
     *
     * @param officers their names
     * @throws CeremonyException when the module has officers and not two are named; nothing was done then
     * @throws io.ptoken.hsm.refusal.SecurityModuleException {@code PERMISSION_ERROR} when it does not know one, or the PIN is
     *     wrong; nothing was done then
     */
    static <R> R during(SecurityModule module, List<String> officers, Dialogue dialogue, Supplier<R> work) {
        OfficersPresent present = new OfficersPresent(
                module.accessControl().filter(access -> access.status().mode() != Mode.NONE));
        try {
            present.access.ifPresent(access -> present.logIn(access, officers, dialogue));
            return work.get();
        } finally {
            present.logOut();
        }
    }

    private void logIn(AccessControl access, List<String> officers, Dialogue dialogue) {
        if (officers.size() != 2) {
            throw new CeremonyException(
                    "this module has crypto officers: name two of them with --officer NAME --officer NAME");
        }
        for (String officer : officers) {
            char[] pin = dialogue.secret("PIN of crypto officer " + officer);
            try {
                access.logIn(officer, pin);
                loggedIn.add(officer);
            } finally {
                Arrays.fill(pin, '\0');
            }
        }
    }

    private void logOut() {
        access.ifPresent(control -> loggedIn.forEach(control::logOut));
    }
}
