package io.ptoken.service.operate.retention;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import java.time.InstantSource;

/**
 * Ties the chain of this node to those of the others, so that each bears witness of all, and moves rows that belong to none.
 * Thread safe.
 */
public final class AuditTending implements Runnable {

    private static final System.Logger LOG = System.getLogger(AuditTending.class.getName());

    private final AuditLog log;
    private final InstantSource clock;

    public AuditTending(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** One round for a scheduler: a store that fails is logged, and the next round tries again. */
    @Override
    public void run() {
        try {
            log.tie(clock.instant());
            log.moveStrays(clock.instant());
        } catch (StoreException e) {
            LOG.log(WARNING, "the audit log cannot be tended now: " + e.getMessage());
        }
    }
}
