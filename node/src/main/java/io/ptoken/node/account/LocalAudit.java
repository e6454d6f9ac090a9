package io.ptoken.node.account;

import io.ptoken.node.process.Surroundings;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;

/**
 * Writes what the person at the terminal does to the audit log. Store and module cannot change in one step: the entry comes
 * first, and what cannot be audited is not done.
 */
public final class LocalAudit {

    private final AuditLog log;
    private final Surroundings surroundings;

    public LocalAudit(AuditLog log, Surroundings surroundings) {
        this.log = log;
        this.surroundings = surroundings;
    }

    /** Appends an entry; durable when the method returns. */
    public void append(String action, String subject, String detail) {
        log.append(AuditEntry.local(
                surroundings.clock().instant(), TerminalPerson.name(surroundings), action, subject, detail));
    }
}
