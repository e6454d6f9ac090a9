package io.ptoken.service.licence;

import io.ptoken.hsm.LoadedLicence;
import io.ptoken.hsm.TransactionLicensing;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Permission;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.session.Caller;
import io.ptoken.service.session.Gate;
import java.time.InstantSource;

/**
 * The use case loadTransactionLicense. What a licence is, for which module and whether it is new is the module's to judge.
 * Thread safe.
 *
 * <p>The store and the module cannot change in one step, so the audit log has two rows: one before the module is given the
 * text, without which it is not given, and one with the licence that was loaded. A refusal is audited like that of any call.
 */
public final class LoadTransactionLicence {

    private static final String ACTION = "loadTransactionLicense";

    /** Characters; a licence has some hundred, an e-mail around it some thousand. */
    private static final int LONGEST = 65_536;

    private final Gate gate;
    private final TransactionLicensing module;
    private final AuditLog auditLog;
    private final InstantSource clock;

    public LoadTransactionLicence(Gate gate, TransactionLicensing module, AuditLog auditLog, InstantSource clock) {
        this.gate = gate;
        this.module = module;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * Loads a licence.
     *
     * @param text the licence, alone or inside other text, at most {@value #LONGEST} characters
     * @return true
     * @throws ServiceException {@code EAuthentication...} without the role ptoken-admin or ptoken-issue-any, {@code EParamRange} for a text of
     *     wrong length, {@code ESm} with the module's status and text when it refuses
     */
    public boolean load(CallContext call, String text) {
        Caller caller = gate.admit(call, Permission.LOAD_LICENCE);
        if (text.isBlank() || text.length() > LONGEST) {
            throw ServiceException.paramRange(
                    "licenseText", text.length() + " characters", "a licence, at most " + LONGEST + " characters");
        }
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                caller.username(),
                caller.origin().address(),
                ACTION,
                "",
                AuditEntry.OK,
                call.messageId(),
                "licence given to the module");
        auditLog.append(entry);
        LoadedLicence licence = ModuleErrors.translate(() -> module.loadTransactionLicence(text));
        auditLog.append(entry.withDetail(loaded(licence)));
        return true;
    }

    private static String loaded(LoadedLicence licence) {
        return "licence " + licence.licenceId() + " loaded, transactions left "
                + licence.transactionsLeft().map(String::valueOf).orElse("unlimited") + ", inhibit-vend date "
                + licence.inhibitVendDate().map(String::valueOf).orElse("none");
    }
}
