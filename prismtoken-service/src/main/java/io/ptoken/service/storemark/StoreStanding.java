package io.ptoken.service.storemark;

import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreHistory.MarkHolder;
import java.util.List;
import java.util.Optional;

/** How a store stands to the mark that is kept of it. */
public sealed interface StoreStanding {

    /** The command that takes a store as it is. */
    String ACCEPT = "'ptoken store accept-older'";

    /** It holds what the mark says. */
    record Whole() implements StoreStanding {}

    /** Nobody has kept a mark of it so far; it is taken as it is. */
    record New() implements StoreStanding {}

    /**
     * It lacks a row that was in its audit log: an older copy was put back.
     *
     * @param marked the row that is missing
     * @param head where its audit log ends
     */
    record Older(Link marked, Link head) implements StoreStanding {}

    /** It is another store than the one that was worked on. */
    record Other(String markedId, String storeId) implements StoreStanding {}

    /** The store was worked on with a mark, and the mark is gone. */
    record MarkGone() implements StoreStanding {}

    /**
     * What is kept of it cannot be read.
     *
     * @param reason why, a sentence without its full stop
     */
    record Unreadable(String reason) implements StoreStanding {}

    /** It was accepted as an older copy, and these have not said yet how far they sold. */
    record Awaiting(List<MarkHolder> keepers) implements StoreStanding {

        public Awaiting {
            keepers = List.copyOf(keepers);
        }
    }

    /**
     * Compares.
     *
     * @param keeper id of whoever keeps the mark
     * @param alone true when no other process works on this store, so that a keeper it does not know has taken the place of
     *     another one
     */
    static StoreStanding of(ServiceStore store, String keeper, Optional<StoreMark> mark, boolean alone) {
        List<MarkHolder> keepers = store.history().keepers();
        if (mark.isEmpty()) {
            boolean known = keepers.stream().anyMatch(one -> one.id().equals(keeper));
            boolean replaced = alone && !keepers.isEmpty();
            return known || replaced ? new MarkGone() : new New();
        }
        String storeId = store.history().storeId();
        if (!mark.get().storeId().equals(storeId)) {
            return new Other(mark.get().storeId(), storeId);
        }
        Link marked = new Link(mark.get().auditSequence(), mark.get().auditHash());
        if (!store.history().holds(marked)) {
            return new Older(marked, store.auditLog().head());
        }
        // Of a store with one node, others that kept marks of it have been replaced.
        List<MarkHolder> awaited = keepers.stream()
                .filter(one -> !alone && one.awaited() && !one.id().equals(keeper))
                .toList();
        return awaited.isEmpty() ? new Whole() : new Awaiting(awaited);
    }

    /** True when tokens may be sold from it. */
    default boolean mayBeUsed() {
        return this instanceof Whole || this instanceof New;
    }

    /** What is the matter, what it means and what to do; several sentences. */
    default String sentences() {
        return mayBeUsed() ? finding() : finding() + " " + remedy();
    }

    /** What is the matter and what to do; one sentence. */
    default String brief() {
        if (this instanceof Older) {
            return "The store is older than what was sold from it: put the newest copy back, or accept this one with "
                    + ACCEPT + ".";
        }
        if (this instanceof Other) {
            return "The store is another one than was sold from last: configure that one, or accept this one with "
                    + ACCEPT + ".";
        }
        if (this instanceof Awaiting) {
            return "An older copy of the store was accepted, and not everybody who sold from it has said how far: run "
                    + ACCEPT + " on their nodes too.";
        }
        return mayBeUsed()
                ? finding()
                : "Whether the store is the newest copy cannot be told, because what was remembered of it is gone: put the"
                        + " missing file back, or accept the store with " + ACCEPT + ".";
    }

    /** What is the matter and what it means; several sentences. */
    default String finding() {
        if (this instanceof Older older) {
            return "This store is an older copy of the one that sold last: its audit log ends at row "
                    + older.head().sequence() + ", and row " + older.marked().sequence()
                    + " that was in it is missing. Token identifiers that were used since are not in it, and meters would"
                    + " get them again.";
        }
        if (this instanceof Other other) {
            return "This is another store (" + other.storeId() + ") than the one that sold last (" + other.markedId()
                    + "). Token identifiers that were used there may not be in it.";
        }
        if (this instanceof MarkGone) {
            return "This store was worked on by a node that remembered, apart from the store, how far it had sold, and that"
                    + " memory is gone. Whether the store is the newest copy cannot be told.";
        }
        if (this instanceof Unreadable unreadable) {
            return "How far was sold from this store is remembered apart from it, and that cannot be read: "
                    + unreadable.reason() + ". Whether the store is the newest copy cannot be told.";
        }
        if (this instanceof Awaiting awaiting) {
            return "An older copy of this store was accepted, and not everybody who sold from it has said how far: "
                    + awaiting.keepers().stream()
                            .map(keeper -> keeper.id() + " (last at work " + keeper.seen() + ")")
                            .toList()
                    + ".";
        }
        return "The store holds everything that was sold.";
    }

    /** What to do, a sentence; empty for a store that may be used. */
    default String remedy() {
        if (this instanceof Older) {
            return "Put the newest copy of the store back, or, if there is none, accept this one with " + ACCEPT + ".";
        }
        if (this instanceof Other) {
            return "Configure the store that sold last, or, if you moved to this one on purpose, accept it with "
                    + ACCEPT + ".";
        }
        if (this instanceof MarkGone) {
            return "Put the missing file back, or accept the store with " + ACCEPT + ".";
        }
        if (this instanceof Unreadable) {
            return "Put the right file back, or, if there is none, accept the store with " + ACCEPT + ".";
        }
        return this instanceof Awaiting
                ? "Run " + ACCEPT + " on their nodes too, or with --without ID for one that is gone for good."
                : "";
    }
}
