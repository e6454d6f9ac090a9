package io.ptoken.hsm.soft.access;

import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.access.AccessControlStatus;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.soft.settings.AccessControlSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Logs crypto officers in, and lets pass what needs two of them. Thread safe; PINs are checked one at a time. */
public final class AccessGuard implements AccessControl {

    private final AccessControlSettings settings;
    private final Clock clock;
    private final SecureRandom random;
    private final OfficerRecords officers;
    private final Object logIn = new Object();
    private final PrivilegedState state;

    public AccessGuard(AccessControlSettings settings, Clock clock, SecureRandom random, OfficerRecords officers) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.officers = officers;
        this.state = new PrivilegedState(settings);
    }

    @Override
    public AccessControlStatus logIn(String officer, char[] pin) {
        synchronized (logIn) {
            Optional<StoredOfficer> known = officers.all().stream()
                    .filter(stored -> stored.name().equals(officer))
                    .findFirst();
            known.ifPresent(stored -> requireFree(stored, clock.instant()));
            boolean right = PinBytes.of(
                    pin,
                    bytes -> known.map(stored -> stored.pin().matches(bytes)).orElseGet(() -> nobodys(bytes)));
            return answer(officer, known, right);
        }
    }

    /** False, after the time that checking a PIN takes. */
    private boolean nobodys(byte[] pin) {
        PinHash.of(pin, settings.pinCost(), random);
        return false;
    }

    private void requireFree(StoredOfficer officer, Instant now) {
        if (now.isBefore(officer.waitsUntil())) {
            throw new SecurityModuleException(
                    settings.refusal(),
                    "crypto officer " + officer.name() + " has to wait until " + officer.waitsUntil() + " after "
                            + officer.wrongPins() + " wrong PINs");
        }
    }

    /** A wrong PIN is written before it is answered: who ends the process meanwhile has learned nothing by it. */
    private AccessControlStatus answer(String officer, Optional<StoredOfficer> known, boolean right) {
        Instant now = clock.instant();
        if (!right) {
            known.ifPresent(stored -> {
                int wrong = Math.min(stored.wrongPins(), Integer.MAX_VALUE - 1) + 1;
                officers.remember(stored.after(wrong, now.plus(settings.delayAfter(wrong))));
            });
            throw new SecurityModuleException(settings.refusal(), "no such crypto officer, or the PIN is wrong");
        }
        known.filter(stored -> stored.wrongPins() > 0)
                .ifPresent(stored -> officers.remember(stored.after(0, Instant.EPOCH)));
        synchronized (state) {
            state.expire(now);
            state.add(officer, now);
        }
        return status();
    }

    @Override
    public AccessControlStatus logOut(String officer) {
        synchronized (state) {
            state.expire(clock.instant());
            state.remove(officer);
        }
        return status();
    }

    @Override
    public AccessControlStatus logOutAll() {
        synchronized (state) {
            state.end();
        }
        return status();
    }

    @Override
    public AccessControlStatus status() {
        if (officers.all().isEmpty()) {
            return new AccessControlStatus(Mode.NONE, List.of(), Optional.empty());
        }
        Instant now = clock.instant();
        synchronized (state) {
            state.expire(now);
            return new AccessControlStatus(
                    state.isPrivileged() ? Mode.PRIVILEGED : Mode.OPERATIONAL, state.loggedIn(), state.left(now));
        }
    }

    /**
     * Counts a call that needs two officers, unless the module has none.
     *
     * @param what what was asked for, as the beginning of a sentence
     * @throws SecurityModuleException 98 outside the privileged state
     */
    public void requirePrivileged(String what) {
        if (!officers.all().isEmpty()) {
            Instant now = clock.instant();
            synchronized (state) {
                requirePrivileged(what, now);
                state.call(now);
            }
        }
    }

    /** As {@link #requirePrivileged}, and counts nothing: the call itself follows when people have been asked. */
    public void lookPrivileged(String what) {
        if (!officers.all().isEmpty()) {
            synchronized (state) {
                requirePrivileged(what, clock.instant());
            }
        }
    }

    private void requirePrivileged(String what, Instant now) {
        state.expire(now);
        if (!state.isPrivileged()) {
            throw new SecurityModuleException(
                    settings.refusal(),
                    what + " needs two crypto officers logged in, at present "
                            + state.loggedIn().size() + " of 2 are");
        }
    }

    /** As {@link #requirePrivileged}, where the settings ask for it. */
    public void requireForKeys(String what) {
        if (settings.keysNeedOfficers()) {
            requirePrivileged(what);
        }
    }
}
