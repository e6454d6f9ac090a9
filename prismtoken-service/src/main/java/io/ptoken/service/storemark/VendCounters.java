package io.ptoken.service.storemark;

import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.ModuleWitness.CountedVends;
import io.ptoken.service.port.NodeChain;
import io.ptoken.service.port.ServiceStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the modules' counters of vends against the store, which keeps each counter with the end of its audit log at that
 * moment. A module that has made many more tokens since than the log has rows worked for a store that is newer than this one, or the
 * store failed while it made them, or somebody made them beside the log. Counters of hardware cannot be put back from a backup:
 * they are witnesses also when every file was put back together.
 *
 * <p>The counter of the software module runs ahead by a lease on the disk, which is lost when its process is killed: so much is
 * explained once for each process, and the audit log has a row of it. It does not refuse a store, as its mark does that already.
 *
 * <p>Calls that overlap with a look are counted generously: a row of the log explains two vends, a key change and a token.
 * Thread safe.
 */
public final class VendCounters {

    private static final String LEASE_TEXT = " vends were counted ahead and lost with a process that was killed";

    /** Vends that need no explanation: calls that failed after the module had made their tokens. */
    static final int TOLERATED = 100;

    /** Action of the audit row that says how far a counter had run ahead when its process was killed. */
    public static final String LEASE_LOST = "module.leaseLost";

    private static final int VENDS_PER_ROW = 2;

    /**
     * The software module.
     *
     * @param status what it tells; empty for none
     * @param lease how far its counter runs ahead on the disk at most
     */
    public record Software(Supplier<Optional<ModuleStatus>> status, long lease) {

        /** There is none. */
        public static final Software NONE = new Software(Optional::empty, 0);
    }

    /**
     * A module that made tokens of which the store does not know.
     *
     * @param moduleId its id
     * @param vends how many, at least
     */
    public record UnknownVends(String moduleId, long vends) {

        /** The same for people, without the full stop. */
        public String sentence() {
            return "the module " + moduleId + " has made at least " + vends + " tokens that the store does not know of";
        }
    }

    private final ServiceStore store;
    private final Supplier<List<ModuleStatus>> modules;
    private final Software software;
    private final InstantSource clock;
    private boolean softwareSeen;
    private volatile List<UnknownVends> unknown = List.of();
    private long rowsBefore;

    /**
     * @param modules what the hardware modules told last, at most some seconds ago; those that are silent are left out
     */
    public VendCounters(
            ServiceStore store, Supplier<List<ModuleStatus>> modules, Software software, InstantSource clock) {
        this.store = store;
        this.modules = modules;
        this.software = software;
        this.clock = clock;
        this.rowsBefore = rows();
    }

    /**
     * Compares, and keeps the counters that are explained; call it about every half minute. A counter that is not explained is
     * not kept, so that it is found again until {@link #accept}.
     *
     * @throws io.ptoken.service.port.StoreException when the store fails
     */
    public synchronized void look() {
        List<UnknownVends> found = new ArrayList<>();
        long rows = rows();
        for (ModuleStatus module : modules.get()) {
            Optional<UnknownVends> of = unknownOf(module, rows);
            of.ifPresent(found::add);
            if (of.isEmpty()) {
                keep(module);
            }
        }
        software.status().get().ifPresent(status -> lookAtSoftware(status, rows).ifPresent(found::add));
        unknown = List.copyOf(found);
        rowsBefore = rows;
    }

    private Optional<UnknownVends> lookAtSoftware(ModuleStatus module, long rows) {
        long excess = excess(module, rows);
        if (excess > TOLERATED + (softwareSeen ? 0 : software.lease())) {
            return Optional.of(new UnknownVends(module.moduleId(), excess));
        }
        if (!softwareSeen && excess > TOLERATED) {
            store.auditLog()
                    .append(AuditEntry.local(
                            clock.instant(), AuditLog.OWN_ACCORD, LEASE_LOST, module.moduleId(), excess + LEASE_TEXT));
        }
        softwareSeen = true;
        keep(module);
        return Optional.empty();
    }

    /**
     * Looks before anything is sold.
     *
     * @throws OlderStoreException when a hardware module made tokens of which the store does not know
     * @throws io.ptoken.service.port.StoreException when the store fails
     */
    public void requireKnown() {
        if (modules.get().isEmpty()) {
            return; // The software module's counter can wait until something is sold.
        }
        look();
        List<UnknownVends> ofHardware = unknownOfHardware(rows());
        if (!ofHardware.isEmpty()) {
            throw new OlderStoreException(ofHardware.stream()
                            .map(module -> "The module " + module.moduleId() + " has made at least " + module.vends()
                                    + " tokens that the store does not know of. ")
                            .collect(Collectors.joining())
                    + "Unless the store failed while they were made, it is an older copy of the one that sold last. Put the"
                    + " newest copy of the store back, or, if there is none, or the reason is known, accept this one with "
                    + StoreStanding.ACCEPT + ".");
        }
    }

    /**
     * Compares, and keeps nothing.
     *
     * @throws io.ptoken.service.port.StoreException when the store fails
     */
    public synchronized List<UnknownVends> compare() {
        long rows = rows();
        return Stream.concat(
                        unknownOfHardware(rows).stream(),
                        software.status().get().stream()
                                .map(module -> new UnknownVends(module.moduleId(), excess(module, rows)))
                                .filter(vends -> vends.vends() > TOLERATED + software.lease()))
                .toList();
    }

    private List<UnknownVends> unknownOfHardware(long rows) {
        return modules.get().stream()
                .flatMap(module -> unknownOf(module, rows).stream())
                .toList();
    }

    /** What was found by the last look. */
    public List<UnknownVends> unknown() {
        return unknown;
    }

    /** Takes the counters as they are, when an older store was accepted. */
    public synchronized void accept() {
        modules.get().forEach(this::keep);
        software.status().get().ifPresent(this::keep);
        unknown = List.of();
    }

    private Optional<UnknownVends> unknownOf(ModuleStatus module, long rows) {
        long vends = excess(module, rows);
        return vends > TOLERATED ? Optional.of(new UnknownVends(module.moduleId(), vends)) : Optional.empty();
    }

    /** How many vends no row explains. */
    private long excess(ModuleStatus module, long rows) {
        return store.moduleWitness()
                .lastCounted(module.moduleId())
                .map(before ->
                        module.vendCounter() - before.vends() - VENDS_PER_ROW * Math.max(0, rows - rowsAt(before)))
                .orElse(0L);
    }

    /** With the end of the log at the look before: what the module told is newer than that. */
    private void keep(ModuleStatus module) {
        store.moduleWitness().counted(module.moduleId(), new CountedVends(module.vendCounter(), rowsBefore));
    }

    /** How many rows all nodes have written so far: any of them sells with the module. */
    private long rows() {
        return store.auditLog().chains().stream()
                .mapToLong(chain -> chain.head().sequence() - chain.before())
                .sum();
    }

    /** An earlier release kept the number of a row of one node, whose numbers begin where those of the node do. */
    private static long rowsAt(CountedVends before) {
        long kept = before.auditRows();
        return kept - NodeChain.before(NodeChain.idOf(kept));
    }
}
