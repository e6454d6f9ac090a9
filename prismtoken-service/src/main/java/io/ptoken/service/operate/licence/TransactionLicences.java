package io.ptoken.service.operate.licence;

import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.licence.TransactionLicensing;
import io.ptoken.service.Given;
import io.ptoken.service.ServiceException;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.time.InstantSource;

/**
 * Gives transaction licences to the module. What a licence is, for which module and whether it is new is the module's to
 * judge. Thread safe.
 *
 * <p>The store and the module cannot change in one step, so the audit log has two rows: one before the module is given the
 * text, marked as begun, without which it is not given, and one with the licence that was loaded. A refusal is the caller's to
 * audit.
 */
public final class TransactionLicences {

    private static final String ACTION = "loadTransactionLicense";

    /** Characters; a licence has some hundred, an e-mail around it some thousand. */
    private static final int LONGEST = 65_536;

    private final TransactionLicensing module;
    private final AuditLog auditLog;
    private final InstantSource clock;

    public TransactionLicences(TransactionLicensing module, AuditLog auditLog, InstantSource clock) {
        this.module = module;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * Loads a licence.
     *
     * @param actor who asks
     * @param origin address they ask from
     * @param messageId message of the call, empty for none
     * @param text the licence, alone or inside other text, at most {@value #LONGEST} characters
     * @throws ServiceException {@code EParamRange} for a text of wrong length, {@code ESm} with the module's status and text
     *     when it refuses; nothing has changed then
     */
    public LoadedLicence load(String actor, String origin, String messageId, String text) {
        Given.value("actor", actor);
        Given.value("origin", origin);
        Given.value("messageId", messageId);
        Given.value("text", text);
        if (text.isBlank() || text.length() > LONGEST) {
            throw ServiceException.paramRange(
                    "licenseText", text.length() + " characters", "a licence, at most " + LONGEST + " characters");
        }
        AuditEntry entry = new AuditEntry(
                clock.instant(), actor, origin, ACTION, "", AuditEntry.BEGUN, messageId, "licence given to the module");
        auditLog.append(entry);
        LoadedLicence loaded = ModuleErrors.translate(() -> module.loadTransactionLicence(text));
        auditLog.append(entry.withDetail(describe(loaded)).withOutcome(AuditEntry.OK));
        return loaded;
    }

    private static String describe(LoadedLicence licence) {
        return "licence " + licence.licenceId() + " loaded, transactions left "
                + licence.transactionsLeft().map(String::valueOf).orElse("unlimited") + ", inhibit-vend date "
                + licence.inhibitVendDate().map(String::valueOf).orElse("none");
    }
}
