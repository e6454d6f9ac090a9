package io.ptoken.service.operate.work;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.hsm.selftest.SelfTestResult;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.administration.CryptoOfficers;
import io.ptoken.service.operate.administration.ModuleRoles;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.ModuleCalls;
import io.ptoken.service.operate.call.ModuleCalls.RollBack;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.storemark.MarkedTids;
import io.ptoken.service.storemark.StoreMarking;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Security modules themselves for operators. Module and store cannot change in one step, so that the entry comes first and
 * what cannot be audited is not done. Thread safe.
 *
 * @param sells true where tokens are sold meanwhile
 */
record ModuleWork(
        OperatedModules modules, CryptoOfficers officers, ServiceStore store, boolean sells, InstantSource clock) {

    private static final String FAILURE = "failure";

    SelfTestResult selfTest(ModuleCalls.SelfTest call) {
        return ModuleRoles.selfTesting(module(call)).selfTest();
    }

    List<String> appoint(ModuleCalls.AppointOfficers call, Operator who, Dialogue dialogue) {
        SecurityModule module = module(call);
        ModuleAdministration administration = ModuleRoles.administration(module);
        List<OfficerCredentials> appointed = new ArrayList<>();
        try {
            return officers.present(
                    module,
                    call.officers(),
                    dialogue,
                    () -> call.appointed().forEach(name -> appointed.add(credentials(name, dialogue))),
                    () -> {
                        administration.requireAppointable(appointed);
                        String named = call.appointed().isEmpty() ? "none" : String.join(", ", call.appointed());
                        around(who, call, module, named, () -> administration.appointOfficers(appointed));
                        return call.appointed();
                    });
        } finally {
            appointed.forEach(OfficerCredentials::close);
        }
    }

    private static OfficerCredentials credentials(String name, Dialogue dialogue) {
        String question = "new PIN of " + name;
        char[] pin = dialogue.secret(question);
        char[] again = {};
        try {
            again = dialogue.secret(question + ", again");
            if (!Arrays.equals(pin, again)) {
                throw new NotPossibleException("the two PINs of " + name + " differ; nothing was changed");
            }
            return OfficerCredentials.of(name, pin);
        } finally {
            Arrays.fill(pin, '\0');
            Arrays.fill(again, '\0');
        }
    }

    Optional<RollBack> lookAtRollBack(ModuleCalls.LookAtRollBack call) {
        SecurityModule module = module(call);
        return ModuleRoles.administration(module).isRolledBack()
                ? Optional.of(new RollBack(reason(module), obstacle()))
                : Optional.empty();
    }

    private static String reason(SecurityModule module) {
        return module.status().details().getOrDefault(FAILURE, "an older copy was put back");
    }

    /** Such a module remembers nothing of the store when the server starts, which would sell unwatched from then on. */
    private Optional<String> obstacle() {
        return sells
                ? Optional.of(
                        "a server that has started with an older copy of the module's state does not take it; stop it,"
                                + " repeat this, and start it again")
                : Optional.empty();
    }

    boolean accept(ModuleCalls.AcceptRollBack call, Operator who, Dialogue dialogue) {
        SecurityModule module = module(call);
        ModuleAdministration administration = ModuleRoles.administration(module);
        if (!administration.isRolledBack()) {
            return false;
        }
        obstacle().ifPresent(why -> {
            throw new NotPossibleException(why);
        });
        StoreMarking marking = new StoreMarking(module.status().moduleId(), ModuleRoles.storeMarkKeeping(module), true);
        return officers.present(module, call.officers(), dialogue, () -> {
            around(who, call, module, reason(module), () -> accept(administration, marking));
            return true;
        });
    }

    /** The state that becomes the newest knows how far the store has come: the older one that was put back does not. */
    private void accept(ModuleAdministration administration, StoreMarking marking) {
        Optional<MarkedTids> marked = marking.catchUp(store, clock);
        administration.acceptRollBack();
        marked.ifPresent(MarkedTids::keep);
    }

    private void around(Operator who, ModuleCalls<?> call, SecurityModule module, String detail, Runnable change) {
        new AuditedSteps(store.auditLog(), clock)
                .around(who.actor(), call.action(), module.status().moduleId(), detail, change);
    }

    private SecurityModule module(ModuleCalls<?> call) {
        return (call.module().isEmpty() ? modules.software() : modules.choose(call.module())).module();
    }
}
