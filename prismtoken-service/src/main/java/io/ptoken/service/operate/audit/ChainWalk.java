package io.ptoken.service.operate.audit;

import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditLog.Stored;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import java.util.Optional;

/** One pass along the chain of one node, which may grow and be trimmed meanwhile. */
final class ChainWalk {

    private final AuditLog log;
    private final Link head;
    private final Optional<Link> noted;
    private final RowCount count;
    private NodeChain chain;
    private Link anchor;
    private Link last;
    private boolean compared;

    /** How many rows were found right, of all chains. */
    interface RowCount {

        long rows();

        void next();
    }

    ChainWalk(AuditLog log, NodeChain chain, Optional<Link> noted, RowCount count) {
        this.log = log;
        this.chain = chain;
        this.anchor = chain.anchor();
        this.head = chain.head();
        this.noted = noted.filter(row -> NodeChain.idOf(row.sequence()) == chain.id());
        this.count = count;
        this.last = anchor;
    }

    /** The row from which everything follows. */
    Link anchor() {
        return anchor;
    }

    Link head() {
        return head;
    }

    Optional<Broken> begin() {
        if (noted.isPresent() && noted.get().sequence() < anchor.sequence()) {
            return Optional.of(gone(noted.get()));
        }
        return asNoted();
    }

    Optional<Broken> check(Stored stored) {
        AuditRow row = stored.row();
        if (row.sequence() <= anchor.sequence() && last.equals(anchor)) {
            return Optional.of(
                    stray(row, "row " + row.sequence() + " stands where rows are trimmed, up to " + anchor.sequence()));
        }
        if (row.sequence() <= last.sequence()) {
            String text = "row " + row.sequence() + " stands after row " + last.sequence();
            return Optional.of(fault(row.sequence(), Fault.OUT_OF_ORDER, text));
        }
        if (row.sequence() > last.sequence() + 1) {
            Link now = now().anchor();
            if (now.sequence() >= row.sequence()) { // read, and trimmed since: the next row that is there will do
                return Optional.empty();
            }
            if (now.sequence() < row.sequence() - 1 && isAbove(row)) {
                return last.sequence() < head.sequence() ? Optional.of(missing(last.sequence() + 1)) : above(row);
            }
            if (now.sequence() <= last.sequence() || now.sequence() < row.sequence() - 1) {
                return Optional.of(missing(Math.max(last.sequence(), now.sequence()) + 1));
            }
            anchor = now;
            last = now;
        }
        if (isAbove(row)) {
            return above(row);
        }
        if (!AuditChain.next(last.hash(), row.sequence(), row.entry()).equals(row.hash())) {
            return Optional.of(fault(
                    row.sequence(),
                    Fault.CHANGED,
                    "row " + row.sequence() + " does not follow from row " + last.sequence()
                            + ": one of the two was changed"));
        }
        if (stored.odd()) {
            return Optional.of(fault(
                    row.sequence(),
                    Fault.RETYPED,
                    "row " + row.sequence() + " has a field of another type, or with a text that is never written"));
        }
        last = new Link(row.sequence(), row.hash());
        if (row.sequence() <= head.sequence()) {
            count.next();
        }
        return asNoted();
    }

    Optional<Broken> end() {
        if (last.sequence() < head.sequence()) {
            Link now = now().anchor();
            if (now.sequence() < head.sequence()) {
                return Optional.of(missing(last.sequence() + 1));
            }
            anchor = now; // everything that was to be read has been trimmed
            last = head;
        }
        if (last.sequence() == head.sequence() && !last.equals(head)) {
            return Optional.of(fault(
                    last.sequence(),
                    Fault.HEAD,
                    "the log calls row " + head.sequence() + " with another hash its last"));
        }
        return noted.filter(row -> !compared).map(this::gone);
    }

    /** True for a row behind the end, also when that is read anew. */
    private boolean isAbove(AuditRow row) {
        return row.sequence() > chain.head().sequence()
                && row.sequence() > now().head().sequence();
    }

    private Optional<Broken> above(AuditRow row) {
        return Optional.of(stray(
                row,
                "row " + row.sequence() + " stands above the last row, "
                        + chain.head().sequence()));
    }

    private NodeChain now() {
        chain = log.chains().stream()
                .filter(one -> one.id() == chain.id() && !one.torn())
                .findAny()
                .orElse(chain);
        return chain;
    }

    private Optional<Broken> asNoted() {
        Optional<Link> here = noted.filter(link -> link.sequence() == last.sequence());
        compared |= here.isPresent();
        return here.filter(link -> !link.hash().equals(last.hash()))
                .map(link -> fault(
                        link.sequence(),
                        Fault.NOT_AS_NOTED,
                        "row " + link.sequence() + " has another hash than the one noted"));
    }

    private Broken gone(Link link) {
        return fault(
                link.sequence(),
                Fault.NOTED_ROW_GONE,
                "row " + link.sequence() + " cannot be compared: rows up to " + anchor.sequence()
                        + " are trimmed; note a newer one");
    }

    private Broken missing(long sequence) {
        return fault(sequence, Fault.MISSING, "row " + sequence + " is missing");
    }

    private Broken stray(AuditRow row, String text) {
        return fault(row.sequence(), Fault.STRAY, text);
    }

    private Broken fault(long sequence, Fault fault, String text) {
        return new Broken(count.rows(), sequence, fault, text);
    }
}
