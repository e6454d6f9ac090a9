package io.ptoken.service.operate.work;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.access.AccessControlStatus.Mode;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.manufacture.DitkProving;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.module.ModeCheck;
import io.ptoken.service.operate.administration.CryptoOfficers;
import io.ptoken.service.operate.administration.ModuleRoles;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.DitkCalls;
import io.ptoken.service.operate.call.DitkCalls.DitkTable;
import io.ptoken.service.operate.call.DitkCalls.GeneratedDitk;
import io.ptoken.service.operate.call.DitkCalls.ProofToken;
import io.ptoken.service.operate.ditk.DitkCeremony;
import io.ptoken.service.operate.keyentry.CeremonyException;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.service.vending.tid.ProofTids;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** DITKs for operators. While custodians are asked nobody else waits, unless they are at the module itself. Thread safe. */
final class DitkWork {

    private static final String KCV = ", KCV ";

    private final OperatedModules modules;
    private final CryptoOfficers officers;
    private final AuditedSteps steps;
    private final ProofTids tids;
    private final Supplier<InstallationMode> mode;

    DitkWork(
            OperatedModules modules,
            CryptoOfficers officers,
            ServiceStore store,
            InstantSource clock,
            Supplier<InstallationMode> mode) {
        this.modules = modules;
        this.officers = officers;
        this.steps = new AuditedSteps(store.auditLog(), clock);
        this.tids = new ProofTids(store.issueJournal(), clock);
        this.mode = mode;
    }

    DitkTable all(DitkCalls.All call) {
        OperatedModule chosen = modules.choose(call.module());
        SecurityModule module = chosen.module();
        return new DitkTable(
                module.status().moduleId(),
                ModuleRoles.manufacturing(module).ditks(),
                chosen.custody().filter(DitkCustody::hasKeypad).isPresent(),
                module.accessControl()
                        .filter(access -> access.status().mode() != Mode.NONE)
                        .isPresent());
    }

    GeneratedDitk generate(DitkCalls.Generate call, Operator who, Dialogue dialogue) {
        OperatedModule chosen = usable(call);
        SecurityModule module = chosen.module();
        DitkCustody custody = ModuleRoles.ditkCustody(chosen);
        try (DitkCeremony ceremony = ceremony(call.ea(), call.components(), dialogue)) {
            return audited(
                    call,
                    who,
                    call.components() + " components",
                    () -> {
                        KeyCheckValue kcv = officers.present(
                                module,
                                call.officers(),
                                dialogue,
                                () -> custody.generate(call.ea(), call.components(), ceremony));
                        ceremony.show();
                        return new GeneratedDitk(call.ea(), call.components(), kcv);
                    },
                    done -> done.components() + " components" + KCV + done.kcv());
        }
    }

    LoadedDitk load(DitkCalls.Load call, Operator who, Dialogue dialogue) {
        OperatedModule chosen = usable(call);
        SecurityModule module = chosen.module();
        DitkCustody custody = ModuleRoles.ditkCustody(chosen);
        String replacing = call.replaced().map(kcv -> ", replacing KCV " + kcv).orElse("");
        try (DitkCeremony ceremony = ceremony(call.ea(), call.components(), dialogue)) {
            return officers.present(
                    module,
                    call.officers(),
                    dialogue,
                    () -> {
                        if (!custody.hasKeypad()) {
                            ceremony.enter();
                        }
                    },
                    () -> audited(
                            call,
                            who,
                            call.components() + " components" + KCV + call.expected() + replacing,
                            () -> custody.load(
                                    call.ea(), call.components(), call.expected(), call.replaced(), ceremony),
                            done -> call.components() + " components" + KCV + done.kcv() + replacing));
        }
    }

    private DitkCeremony ceremony(EncryptionAlgorithm ea, int components, Dialogue dialogue) {
        return new DitkCeremony(ea, components, dialogue, modules.checkValues());
    }

    boolean delete(DitkCalls.Delete call, Operator who, Dialogue dialogue) {
        OperatedModule chosen = usable(call);
        SecurityModule module = chosen.module();
        DitkCustody custody = ModuleRoles.ditkCustody(chosen);
        return officers.present(module, call.officers(), dialogue, () -> {
            requireMeant(call, module);
            return audited(
                    call,
                    who,
                    "KCV " + call.kcv(),
                    () -> {
                        custody.delete(call.ea());
                        return true;
                    },
                    done -> "KCV " + call.kcv());
        });
    }

    private static void requireMeant(DitkCalls.Delete call, SecurityModule module) {
        LoadedDitk held = held(module, call.ea());
        if (!held.kcv().equals(call.kcv())) {
            throw new CeremonyException("the DITK for EA " + call.ea().digits() + " in the module has the check value "
                    + held.kcv() + " now; nothing was deleted");
        }
    }

    ProofToken prove(DitkCalls.Prove call, Operator who) {
        SecurityModule module = usable(call).module();
        DitkProving proving = ModuleRoles.ditkProving(module);
        Optional<MeterPan> meter = call.drn().map(drn -> Meter.pan("drn", drn));
        LoadedDitk ditk = held(module, call.ea());
        String detail = "EA " + call.ea().digits() + KCV + ditk.kcv() + ", base date "
                + call.baseDate().year();
        return audited(
                call,
                who,
                detail,
                () -> {
                    TokenIdentifier tid = tids.next(who.actor().name(), meter, call.baseDate(), call.time());
                    TokenNumber token = proving.clearTamperCondition(call.ea(), tid);
                    return new ProofToken(call.ea(), ditk.kcv(), token, call.baseDate(), tid.instant(call.baseDate()));
                },
                done -> detail + ", for " + done.time());
    }

    /** The module that is meant, which may be used for DITKs: to look at what one holds is all that another mode allows. */
    private OperatedModule usable(DitkCalls<?> call) {
        OperatedModule chosen = modules.choose(call.module());
        ModeCheck.require(chosen.module(), InstallationMode.MANUFACTURING, mode.get(), call.action());
        return chosen;
    }

    private static LoadedDitk held(SecurityModule module, EncryptionAlgorithm ea) {
        return ModuleRoles.manufacturing(module).ditks().stream()
                .filter(ditk -> ditk.ea() == ea)
                .findAny()
                .orElseThrow(() -> new SecurityModuleException(
                        SmStatus.VK_REG_NOT_FOUND_ERROR, "the module holds no DITK for EA " + ea.digits()));
    }

    private <R> R audited(
            DitkCalls<R> call, Operator who, String detail, Supplier<R> step, Function<R, String> result) {
        return steps.around(who.actor(), call.action(), call.subject(), detail, step, result);
    }
}
