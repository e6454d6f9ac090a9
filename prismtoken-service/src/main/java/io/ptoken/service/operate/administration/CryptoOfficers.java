package io.ptoken.service.operate.administration;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NotPossibleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The crypto officers who together let a call change a module. They are logged in for this one change: whoever changes a
 * module meanwhile waits, so that nobody works under the officers of somebody else. Thread safe.
 */
public final class CryptoOfficers {

    private final Object turn = new Object();

    /**
     * Makes a change with the officers logged in, where the module has any; they are logged out afterwards.
     *
     * @param officers names of two of them; not looked at for a module that has none, none needed while two are logged in
     * @param dialogue asks each for the PIN, which is overwritten at once
     * @param change what takes them
     * @throws NotPossibleException when the module has officers and not two are named
     * @throws io.ptoken.hsm.refusal.SecurityModuleException when a PIN is wrong; nothing has changed then
     */
    public <R> R present(SecurityModule module, List<String> officers, Dialogue dialogue, Supplier<R> change) {
        return present(module, officers, dialogue, Optional.empty(), change);
    }

    /**
     * The same for a change about which more is to be asked: of those alone whose PINs are right.
     *
     * @param asking asks it, after the PINs; nobody waits meanwhile
     */
    public <R> R present(
            SecurityModule module, List<String> officers, Dialogue dialogue, Runnable asking, Supplier<R> change) {
        return present(module, officers, dialogue, Optional.of(asking), change);
    }

    private <R> R present(
            SecurityModule module,
            List<String> officers,
            Dialogue dialogue,
            Optional<Runnable> asking,
            Supplier<R> change) {
        Optional<AccessControl> access = module.accessControl()
                .filter(control -> needsThem(control.status().mode(), officers));
        if (access.isEmpty()) {
            asking.ifPresent(Runnable::run);
            synchronized (turn) {
                return change.get();
            }
        }
        List<char[]> pins = new ArrayList<>();
        try {
            requireTwo(officers);
            // Nobody else waits while they type.
            officers.forEach(officer -> pins.add(dialogue.secret("PIN of crypto officer " + officer)));
            asking.ifPresent(more -> {
                synchronized (turn) {
                    loggedIn(access.get(), officers, pins, () -> true);
                }
                more.run();
            });
            synchronized (turn) {
                return loggedIn(access.get(), officers, pins, change);
            }
        } finally {
            pins.forEach(pin -> Arrays.fill(pin, '\0'));
        }
    }

    /** Officers who have logged in on their own stand for whoever names none. */
    private static boolean needsThem(Mode mode, List<String> officers) {
        return mode != Mode.NONE && !(mode == Mode.PRIVILEGED && officers.isEmpty());
    }

    private static void requireTwo(List<String> officers) {
        if (officers.size() != 2) {
            throw new NotPossibleException(
                    "this module has crypto officers: name two of them with --officer NAME --officer NAME");
        }
    }

    private static <R> R loggedIn(AccessControl access, List<String> officers, List<char[]> pins, Supplier<R> change) {
        List<String> loggedIn = new ArrayList<>(); // others may be, too, and stay so
        try {
            for (int i = 0; i < pins.size(); i++) {
                access.logIn(officers.get(i), pins.get(i));
                loggedIn.add(officers.get(i));
            }
            return change.get();
        } finally {
            loggedIn.forEach(access::logOut);
        }
    }
}
