package io.ptoken.service.operate.audit;

import io.ptoken.service.Given;
import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Verifies the chain of the audit log: from the row before its first one to the one that was its last when the verifying
 * began, while the service goes on appending and trimming.
 *
 * <p>Who can write the whole store can compute a chain of their own; only a row that was noted elsewhere shows that.
 */
public final class AuditVerifier {

    private static final int PROGRESS_EVERY = 10_000;

    private final AuditLog log;

    public AuditVerifier(AuditLog log) {
        this.log = log;
    }

    /**
     * Verifies.
     *
     * @param noted a row that was noted elsewhere, to be found as it was
     * @param progress is told now and then how many rows are done
     */
    public AuditVerdict verify(Optional<Link> noted, LongConsumer progress) {
        Given.value("noted", noted);
        Given.value("progress", progress);
        Link anchor = log.anchor(); // before the head, so that trimming cannot move it behind the head
        Link head = log.head();
        Optional<Broken> beyond = noted.filter(link -> link.sequence() > head.sequence())
                .map(link -> broken(
                        0,
                        head.sequence() + 1,
                        Fault.NOT_AS_NOTED,
                        "row " + link.sequence() + " was noted, but the log ends at row " + head.sequence()));
        return beyond.isPresent() ? beyond.get() : new Walk(anchor, head, noted, progress).run();
    }

    private static Broken broken(long rows, long sequence, Fault fault, String text) {
        return new Broken(rows, sequence, fault, text);
    }

    /** One pass through the log, which may be trimmed meanwhile; then it goes on behind the new anchor. */
    private final class Walk {

        private final Link head;
        private final Optional<Link> noted;
        private final LongConsumer progress;
        private Link anchor;
        private Link last;
        private long rows;
        private boolean compared;

        private Walk(Link anchor, Link head, Optional<Link> noted, LongConsumer progress) {
            this.anchor = anchor;
            this.head = head;
            this.noted = noted;
            this.progress = progress;
            this.last = anchor;
        }

        private AuditVerdict run() {
            Optional<Broken> start = atStart();
            if (start.isPresent()) {
                return start.get();
            }
            AuditRows log = AuditRows.of(AuditVerifier.this.log, AuditPeriod.ALL, anchor.sequence());
            while (last.sequence() < head.sequence()) {
                Optional<Broken> fault = log.hasNext() ? check(log.next()) : atEnd();
                if (fault.isPresent()) {
                    return fault.get();
                }
            }
            if (!last.equals(head)) {
                return fault(
                        last.sequence(),
                        Fault.HEAD,
                        "the log calls row " + head.sequence() + " with another hash its last");
            }
            return noted.isPresent() && !compared ? gone(noted.get()) : new Whole(rows, anchor, head);
        }

        private Optional<Broken> atStart() {
            if (noted.isPresent() && noted.get().sequence() < anchor.sequence()) {
                return Optional.of(gone(noted.get()));
            }
            return asNoted();
        }

        private Broken gone(Link link) {
            return fault(
                    link.sequence(),
                    Fault.NOTED_ROW_GONE,
                    "row " + link.sequence() + " cannot be compared: rows up to " + anchor.sequence()
                            + " are trimmed; note a newer one");
        }

        private Optional<Broken> check(AuditRow row) {
            if (row.sequence() <= last.sequence()) {
                String text = "row " + row.sequence() + " stands after row " + last.sequence();
                return Optional.of(fault(row.sequence(), Fault.OUT_OF_ORDER, text));
            }
            if (row.sequence() > last.sequence() + 1) {
                Link now = log.anchor();
                if (now.sequence() >= row.sequence()) { // read, and trimmed since: the next row that is there will do
                    return Optional.empty();
                }
                if (now.sequence() <= last.sequence() || now.sequence() < row.sequence() - 1) {
                    return Optional.of(missing(Math.max(last.sequence(), now.sequence()) + 1));
                }
                anchor = now;
                last = now;
            }
            if (!AuditChain.next(last.hash(), row.sequence(), row.entry()).equals(row.hash())) {
                return Optional.of(fault(
                        row.sequence(),
                        Fault.CHANGED,
                        "row " + row.sequence() + " does not follow from row " + last.sequence()
                                + ": one of the two was changed"));
            }
            last = new Link(row.sequence(), row.hash());
            rows++;
            if (rows % PROGRESS_EVERY == 0) {
                progress.accept(rows);
            }
            return asNoted();
        }

        private Optional<Broken> atEnd() {
            Link now = log.anchor();
            if (now.sequence() >= head.sequence()) { // everything that was to be read has been trimmed
                anchor = now;
                last = head;
                return Optional.empty();
            }
            return Optional.of(missing(last.sequence() + 1));
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

        private Broken missing(long sequence) {
            return fault(sequence, Fault.MISSING, "row " + sequence + " is missing");
        }

        private Broken fault(long sequence, Fault fault, String text) {
            return broken(rows, sequence, fault, text);
        }
    }
}
