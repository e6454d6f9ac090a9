package io.ptoken.service.operate.audit;

import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a copy of the audit log against a head that was signed, row by row, with nothing else at hand: the rows follow from each
 * other, and those that were the last of their chains are there as they were. What came later may be there, what was trimmed
 * since may be gone. Not thread safe; made anew for each copy.
 */
public final class CopyVerifier {

    private final HeadStatement head;
    private final Map<Long, HeadStatement.Chain> unmet = new HashMap<>();
    private final Map<Long, Link> first = new HashMap<>();
    private final Map<Long, Link> last = new HashMap<>();
    private long rows;

    public CopyVerifier(HeadStatement head) {
        this.head = head;
        head.chains().forEach(chain -> unmet.put(chain.id(), chain));
    }

    /**
     * Verifies.
     *
     * @param copy the rows, as an export has them
     * @return of a whole one, the row before the first and the last row are those of the first chain
     */
    public AuditVerdict verify(Iterator<AuditRow> copy) {
        while (copy.hasNext()) {
            Optional<Broken> fault = next(copy.next());
            if (fault.isPresent()) {
                return fault.get();
            }
            rows++;
        }
        for (HeadStatement.Chain chain : unmet.values()) {
            if (!chain.isEmpty()) {
                return unmet(chain);
            }
        }
        Long one = last.keySet().stream().min(Long::compare).orElse(1L);
        return new Whole(rows, first.getOrDefault(one, Link.START), last.getOrDefault(one, Link.START));
    }

    private Optional<Broken> next(AuditRow row) {
        long sequence = row.sequence();
        if (sequence < 1) {
            return Optional.of(broken(sequence, Fault.STRAY, "row " + sequence + " belongs to the chain of no node"));
        }
        long id = NodeChain.idOf(sequence);
        Optional<Link> before = Optional.ofNullable(last.get(id)).or(() -> beginning(id, sequence));
        if (before.isPresent()) {
            long expected = before.get().sequence() + 1;
            if (sequence < expected) {
                return Optional.of(broken(
                        sequence, Fault.OUT_OF_ORDER, "row " + sequence + " stands after row " + (expected - 1)));
            }
            if (sequence > expected) {
                return Optional.of(broken(expected, Fault.MISSING, "row " + expected + " is missing"));
            }
            if (!AuditChain.next(before.get().hash(), sequence, row.entry()).equals(row.hash())) {
                return Optional.of(broken(
                        sequence,
                        Fault.CHANGED,
                        "row " + sequence + " does not follow from row " + (sequence - 1)
                                + ": one of the two was changed"));
            }
        }
        first.putIfAbsent(id, before.orElse(new Link(sequence - 1, AuditChain.START)));
        last.put(id, new Link(sequence, row.hash()));
        return asSigned(id, row);
    }

    /** What comes before the first row of a chain in the copy, where that is known. */
    private Optional<Link> beginning(long id, long sequence) {
        if (sequence == NodeChain.before(id) + 1) {
            return Optional.of(new Link(sequence - 1, AuditChain.START));
        }
        return head.chains().stream()
                .filter(chain -> chain.id() == id)
                .flatMap(chain -> List.of(chain.after(), chain.head()).stream())
                .filter(link -> link.sequence() == sequence - 1)
                .findFirst()
                .map(link -> met(id, link));
    }

    /** Who follows from the head needs it no more. */
    private Link met(long id, Link link) {
        HeadStatement.Chain chain = unmet.get(id);
        if (chain != null && chain.head().equals(link)) {
            unmet.remove(id);
        }
        return link;
    }

    private Optional<Broken> asSigned(long id, AuditRow row) {
        HeadStatement.Chain chain = unmet.get(id);
        if (chain == null || chain.head().sequence() != row.sequence()) {
            return Optional.empty();
        }
        unmet.remove(id);
        return chain.head().hash().equals(row.hash())
                ? Optional.empty()
                : Optional.of(broken(
                        row.sequence(),
                        Fault.NOT_AS_NOTED,
                        "row " + row.sequence() + " has another hash than the one that was signed"));
    }

    private Broken unmet(HeadStatement.Chain chain) {
        long wanted = chain.head().sequence();
        Link end = last.get(chain.id());
        if (end == null) {
            return broken(
                    wanted, Fault.NOT_AS_NOTED, "row " + wanted + " was signed, but the copy has no row of its chain");
        }
        return end.sequence() < wanted
                ? broken(
                        end.sequence() + 1,
                        Fault.NOT_AS_NOTED,
                        "row " + wanted + " was signed, but the copy ends at row " + end.sequence())
                : broken(
                        wanted,
                        Fault.NOTED_ROW_GONE,
                        "row " + wanted + " cannot be compared: the copy begins behind it; take a newer head");
    }

    private Broken broken(long sequence, Fault fault, String text) {
        return new Broken(rows, sequence, fault, text);
    }
}
