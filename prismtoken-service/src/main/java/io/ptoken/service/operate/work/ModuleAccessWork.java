package io.ptoken.service.operate.work;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.access.AccessControlStatus;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.log.EventLog;
import io.ptoken.hsm.log.LoggedEvent;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.administration.ModuleRoles;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.ModuleCalls;
import io.ptoken.service.operate.call.ModuleCalls.Access;
import io.ptoken.service.operate.call.ModuleCalls.Event;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.port.AuditLog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Log and crypto officers of a security module for operators. Thread safe.
 *
 * @param stays true where the module is open beyond the call
 */
record ModuleAccessWork(OperatedModules modules, AuditLog audit, boolean stays, InstantSource clock) {

    List<Event> log(ModuleCalls.Log call) {
        EventLog log = ModuleRoles.eventLog(module(call));
        List<Event> events = new ArrayList<>();
        for (int position = call.from(); position < call.from() + call.most(); position++) {
            Optional<LoggedEvent> entry = log.entry(position);
            if (entry.isEmpty()) {
                break;
            }
            events.add(new Event(position, entry.get().time(), entry.get().text()));
        }
        return events;
    }

    Access show(ModuleCalls.ShowAccess call) {
        return Access.of(ModuleRoles.accessControl(module(call)).status());
    }

    Access logIn(ModuleCalls.LogIn call, Operator who, Dialogue dialogue) {
        SecurityModule module = module(call);
        AccessControl access = ModuleRoles.accessControl(module);
        if (access.status().mode() == Mode.NONE) {
            throw new NotPossibleException("this module has no crypto officers: there is nothing to log in to");
        }
        if (!stays) {
            throw new NotPossibleException(
                    "no server has this module open, so that it would be closed, and its officers"
                            + " logged out, at the end of this command; name them at the command that needs them");
        }
        if (call.officers().size() != 2) {
            throw new NotPossibleException("name two crypto officers with --officer NAME --officer NAME");
        }
        List<char[]> pins = new ArrayList<>();
        try {
            call.officers().forEach(officer -> pins.add(dialogue.secret("PIN of crypto officer " + officer)));
            return loggedIn(call, who, module, access, pins);
        } finally {
            pins.forEach(pin -> Arrays.fill(pin, '\0'));
        }
    }

    /** Nobody stays logged in of whom the audit log does not know. */
    private Access loggedIn(
            ModuleCalls.LogIn call, Operator who, SecurityModule module, AccessControl access, List<char[]> pins) {
        String named = String.join(", ", call.officers());
        boolean audited = false;
        try {
            for (int i = 0; i < pins.size(); i++) {
                access.logIn(call.officers().get(i), pins.get(i));
            }
            AccessControlStatus status = access.status();
            audit.append(who.actor().did(clock.instant(), call.action(), id(module), named));
            audited = true;
            return Access.of(status);
        } catch (SecurityModuleException refused) {
            audit.append(who.actor()
                    .did(clock.instant(), call.action(), id(module), named)
                    .withOutcome(refused.status().code()));
            throw refused;
        } finally {
            if (!audited) {
                call.officers().forEach(access::logOut);
            }
        }
    }

    Access logOut(ModuleCalls.LogOut call, Operator who) {
        SecurityModule module = module(call);
        AccessControl access = ModuleRoles.accessControl(module);
        audit.append(who.actor()
                .did(
                        clock.instant(),
                        call.action(),
                        id(module),
                        String.join(", ", access.status().loggedIn())));
        return Access.of(access.logOutAll());
    }

    private static String id(SecurityModule module) {
        return module.status().moduleId();
    }

    private SecurityModule module(ModuleCalls<?> call) {
        return modules.choose(call.module()).module();
    }
}
