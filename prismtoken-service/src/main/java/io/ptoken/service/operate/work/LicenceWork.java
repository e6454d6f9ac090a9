package io.ptoken.service.operate.work;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.licence.IssuerFingerprint;
import io.ptoken.hsm.licence.LicenceTrust;
import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.licence.TransactionLicensing;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.api.ApiMethod;
import io.ptoken.service.module.ModeCheck;
import io.ptoken.service.operate.administration.CryptoOfficers;
import io.ptoken.service.operate.administration.ModuleRoles;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.LicenceCalls;
import io.ptoken.service.operate.call.LicenceCalls.LicenceStanding;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.operate.licence.TransactionLicences;
import io.ptoken.service.port.AuditLog;
import io.ptoken.sts.InvalidValueException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Transaction licences for operators. Thread safe.
 *
 * @param officers let a module that has some be changed
 * @param mode what the installation is for: licences are for vending
 */
record LicenceWork(
        OperatedModules modules,
        CryptoOfficers officers,
        Supplier<InstallationMode> mode,
        AuditLog audit,
        InstantSource clock) {

    private static final String LICENCE_ID = "licence.id";

    LicenceStanding show(LicenceCalls.Show call) {
        SecurityModule module = module(call);
        LicenceTrust trust = ModuleRoles.licenceTrust(module);
        ModuleStatus status = module.status();
        return new LicenceStanding(
                status.moduleId(),
                status.transactionsLeft(),
                status.inhibitVendDate(),
                Optional.ofNullable(status.details().get(LICENCE_ID)),
                trust.lastLicenceSequence(),
                trust.issuer());
    }

    LoadedLicence load(LicenceCalls.Load call, Operator who) {
        ModeCheck.require(InstallationMode.VENDING, mode.get(), ApiMethod.LOAD_TRANSACTION_LICENSE.wireName());
        Actor actor = who.actor();
        TransactionLicensing licensing = call.module().isEmpty() ? modules.licensing() : module(call);
        return new TransactionLicences(licensing, audit, clock)
                .load(actor.name(), actor.origin().address(), "", call.text());
    }

    Optional<IssuerFingerprint> preview(LicenceCalls.PreviewTrust call) {
        LicenceTrust trust = ModuleRoles.licenceTrust(module(call));
        try {
            return Optional.of(trust.fingerprint(call.publicKey()));
        } catch (InvalidValueException noKey) {
            return Optional.empty();
        }
    }

    IssuerFingerprint trust(LicenceCalls.Trust call, Operator who, Dialogue dialogue) {
        SecurityModule module = module(call);
        LicenceTrust trust = ModuleRoles.licenceTrust(module);
        AuditedSteps steps = new AuditedSteps(audit, clock);
        IssuerFingerprint issuer = trust.fingerprint(call.publicKey());
        if (!issuer.equals(call.issuer())) {
            throw ServiceException.paramRange(
                    "issuer", call.issuer().value(), "that of the public key, " + issuer.value());
        }
        return officers.present(module, call.officers(), dialogue, () -> {
            steps.around(
                    who.actor(),
                    call.action(),
                    module.status().moduleId(),
                    "issuer " + issuer,
                    () -> trust.trust(call.publicKey()));
            return issuer;
        });
    }

    private SecurityModule module(LicenceCalls<?> call) {
        return (call.module().isEmpty() ? modules.software() : modules.choose(call.module())).module();
    }
}
