package io.ptoken.node;

import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.node.audit.HeadExport;
import io.ptoken.node.module.ServedModule;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.figures.FigureWriter;
import io.ptoken.service.operate.alert.AlertHistory;
import io.ptoken.service.operate.node.NodeBeat;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.storemark.MarkedTids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server does besides answering calls: removes old data in small steps, has the module test itself, looks after modules
 * that stand in for each other, writes figures, how this node stands and heads of the audit log, and makes alerts of notices.
 */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int RETENTION_SECONDS = 5;
    private static final int NOTICE_SECONDS = 30;
    private static final int POOL_SECONDS = 2;
    private static final int STORE_MARK_SECONDS = 30;
    private static final int TIE_SECONDS = 300;
    private static final int LOCK_SECONDS = 30;
    private static final int HEAD_SECONDS = 60;
    private static final int END_SECONDS = 5;
    private static final int REFUSAL_SECONDS = 10;
    private static final int FIGURE_SECONDS = 1;
    private static final int SELF_TEST_HOURS = 1;

    private final PrismToken application;
    private final Optional<SoftSecurityModule> software;
    private final FigureWriter figures;
    private final AlertHistory alerts;
    private volatile Optional<NodeBeat> beat = Optional.empty();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Housekeeping::thread);
    private final ScheduledExecutorService exporter = Executors.newSingleThreadScheduledExecutor(Housekeeping::thread);
    private final List<Future<?>> tasks = new ArrayList<>();

    private Housekeeping(
            PrismToken application, Optional<SoftSecurityModule> software, FigureWriter figures, AlertHistory alerts) {
        this.figures = figures;
        this.application = application;
        this.software = software;
        this.alerts = alerts;
    }

    static Housekeeping start(
            PrismToken application, ServedModule served, LockWatch locks, FigureWriter figures, AlertHistory alerts) {
        Housekeeping housekeeping = new Housekeeping(application, served.software(), figures, alerts);
        housekeeping.every(RETENTION_SECONDS, TimeUnit.SECONDS, application.retention());
        housekeeping.every(STORE_MARK_SECONDS, TimeUnit.SECONDS, housekeeping::markStore);
        application
                .vendCounters()
                .ifPresent(counters -> housekeeping.every(STORE_MARK_SECONDS, TimeUnit.SECONDS, counters::look));
        housekeeping.every(TIE_SECONDS, TimeUnit.SECONDS, application.auditTending());
        housekeeping.every(FIGURE_SECONDS, TimeUnit.SECONDS, figures::look);
        housekeeping.every(LOCK_SECONDS, TimeUnit.SECONDS, locks::look);
        housekeeping.every(NOTICE_SECONDS, TimeUnit.SECONDS, housekeeping::lookAtNotices);
        housekeeping.every(REFUSAL_SECONDS, TimeUnit.SECONDS, application.refusals()::look);
        if (served.module() instanceof ModulePool pool) {
            housekeeping.every(POOL_SECONDS, TimeUnit.SECONDS, pool::tend);
        }
        housekeeping.every(SELF_TEST_HOURS, TimeUnit.HOURS, housekeeping::selfTest);
        return housekeeping;
    }

    /** Writes the head of the audit log each day, from now until the end. A folder that hangs holds nothing else up. */
    void export(HeadExport heads) {
        tasks.add(exporter.scheduleWithFixedDelay(() -> guarded(heads::look), 0, HEAD_SECONDS, TimeUnit.SECONDS));
    }

    /** Tells the other nodes how this one stands, from now until the end. */
    void beat(NodeBeat writer) {
        beat = Optional.of(writer);
        tasks.add(timer.scheduleWithFixedDelay(
                () -> guarded(writer::beat), 0, NodeStore.BEAT.toSeconds(), TimeUnit.SECONDS));
    }

    @Override
    public void close() {
        tasks.forEach(task -> task.cancel(true));
        exporter.shutdown();
        timer.shutdown();
        application.vendCounters().ifPresent(counters -> guarded(counters::look));
        endWriting();
    }

    /** A round that has begun ends before. */
    private void endWriting() {
        try {
            if (timer.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                guarded(application.refusals()::end);
                guarded(figures::end);
                beat.ifPresent(writer -> guarded(writer::end));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void every(long time, TimeUnit unit, Runnable task) {
        tasks.add(timer.scheduleWithFixedDelay(() -> guarded(task), time, time, unit));
    }

    /**
     * A timer drops a task that throws: a defect in one round must not end all others. A store that fails is no defect, and
     * its trace would tell an operator nothing.
     */
    static void guarded(Runnable task) {
        try {
            task.run();
        } catch (StoreException e) {
            LOG.warn("housekeeping is put off, because the store fails: {} ({})", e.getMessage(), e.reason());
            LOG.debug("where the store failed", e);
        } catch (RuntimeException e) {
            LOG.error("housekeeping failed and goes on", e);
        }
    }

    /** What cannot be written now is tried again; a token that needs it is refused until then. */
    private void markStore() {
        try {
            application.storeMark().ifPresent(MarkedTids::keep);
        } catch (SecurityModuleException e) {
            LOG.error("how far the store has come could not be sealed: {}", e.getMessage());
        }
    }

    private void selfTest() {
        software.flatMap(module -> module.selfTest().failed())
                .ifPresent(primitive ->
                        LOG.error("the security module's self-test of {} failed; it makes no more tokens", primitive));
    }

    private void lookAtNotices() {
        alerts.look(application.notices().current());
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "housekeeping");
        thread.setDaemon(true);
        return thread;
    }
}
