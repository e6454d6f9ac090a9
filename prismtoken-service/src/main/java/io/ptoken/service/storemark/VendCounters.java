package io.ptoken.service.storemark;

import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.port.ModuleWitness.CountedVends;
import io.ptoken.service.port.ServiceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A second witness of the store where modules are hardware: their counters of vends cannot be put back from a backup. The
 * store keeps each counter with the end of its audit log at that moment. A module that has made many more tokens since than
 * the log has rows worked for a store that is newer than this one, also when every file was put back together; or the store
 * failed while it made them.
 *
 * <p>Calls that overlap with a look are counted generously: a row of the log explains two vends, a key change and a token.
 * Thread safe.
 */
public final class VendCounters {

    /** Vends that need no explanation: calls that failed after the module had made their tokens. */
    static final int TOLERATED = 100;

    private static final int VENDS_PER_ROW = 2;

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
    private volatile List<UnknownVends> unknown = List.of();
    private long headBefore;

    /**
     * @param modules what the hardware modules told last, at most some seconds ago; those that are silent are left out. Not the
     *     software module: its counter runs ahead by a lease, and is put back with its file
     */
    public VendCounters(ServiceStore store, Supplier<List<ModuleStatus>> modules) {
        this.store = store;
        this.modules = modules;
        this.headBefore = head();
    }

    /**
     * Compares, and keeps the counters that are explained; call it about every half minute. A counter that is not explained is
     * not kept, so that it is found again until {@link #accept}.
     *
     * @throws io.ptoken.service.port.StoreException when the store fails
     */
    public synchronized void look() {
        List<UnknownVends> found = new ArrayList<>();
        long head = head();
        for (ModuleStatus module : modules.get()) {
            Optional<UnknownVends> of = unknownOf(module, head);
            of.ifPresent(found::add);
            if (of.isEmpty()) {
                keep(module);
            }
        }
        unknown = List.copyOf(found);
        headBefore = head;
    }

    /**
     * Looks before anything is sold.
     *
     * @throws OlderStoreException when a module made tokens of which the store does not know
     * @throws io.ptoken.service.port.StoreException when the store fails
     */
    public void requireKnown() {
        look();
        if (!unknown.isEmpty()) {
            throw new OlderStoreException(unknown.stream()
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
        long head = head();
        return modules.get().stream()
                .flatMap(module -> unknownOf(module, head).stream())
                .toList();
    }

    /** What was found by the last look. */
    public List<UnknownVends> unknown() {
        return unknown;
    }

    /** Takes the counters as they are, when an older store was accepted. */
    public synchronized void accept() {
        modules.get().forEach(this::keep);
        unknown = List.of();
    }

    private Optional<UnknownVends> unknownOf(ModuleStatus module, long head) {
        return store.moduleWitness()
                .lastCounted(module.moduleId())
                .map(before -> module.vendCounter()
                        - before.vends()
                        - VENDS_PER_ROW * Math.max(0, head - before.auditSequence()))
                .filter(vends -> vends > TOLERATED)
                .map(vends -> new UnknownVends(module.moduleId(), vends));
    }

    /** With the end of the log at the look before: what the module told is newer than that. */
    private void keep(ModuleStatus module) {
        store.moduleWitness().counted(module.moduleId(), new CountedVends(module.vendCounter(), headBefore));
    }

    private long head() {
        return store.auditLog().head().sequence();
    }
}
