package io.ptoken.service.access.account;

import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.access.Origin;
import io.ptoken.service.port.AuditEntry;
import java.time.Instant;

/**
 * Who administers, and from where, for the audit log.
 *
 * @param name account of the administrator, or his name with the operating system
 * @param origin where he does it from
 */
public record Actor(String name, Origin origin) {

    /** @throws io.ptoken.service.ServiceException {@code EParamRange} for null */
    public Actor {
        Given.value("name", name);
        Given.value("origin", origin);
    }

    /** Somebody at this machine, by their name with the operating system; nothing in it can pass for another entry of a log. */
    public static Actor local(String name) {
        return new Actor(Param.echo(Given.value("name", name)), Origin.LOCAL);
    }

    /** The audit entry of something this actor has done. */
    public AuditEntry did(Instant at, String action, String subject, String detail) {
        return new AuditEntry(at, name, origin.address(), action, subject, AuditEntry.OK, "", detail);
    }
}
