package io.ptoken.service.storemark;

import static java.lang.System.Logger.Level.DEBUG;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.NodeChain;
import io.ptoken.service.port.NodeChain.Trimmed;
import io.ptoken.service.port.StoreException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the chains of all nodes had come when they were looked at last: what the mark of the store says of them. A chain that
 * lacks what was there before stays in the mark as it was, so that nobody can have a changed log sealed by waiting. Thread safe.
 */
final class SealedChains {

    private static final System.Logger LOG = System.getLogger(SealedChains.class.getName());

    private final AuditLog log;
    private volatile Map<Long, ChainMark> marks;

    /** @param kept what is sealed */
    SealedChains(AuditLog log, List<ChainMark> kept) {
        this.log = log;
        Map<Long, ChainMark> known = new TreeMap<>();
        kept.forEach(mark -> known.put(idOf(mark), mark));
        this.marks = known;
    }

    /**
     * What a mark says of the chains. The row that it names itself may be a later one: every write carries the newest row, but
     * the chains as they were when somebody looked.
     */
    static List<ChainMark> of(StoreMark mark) {
        Link row = new Link(mark.auditSequence(), mark.auditHash());
        Map<Long, ChainMark> known = new TreeMap<>();
        mark.chains().forEach(chain -> known.put(idOf(chain), chain));
        if (!known.isEmpty()) { // One that an earlier release wrote has none: where its chain begins is not known.
            long id = NodeChain.idOf(row.sequence());
            ChainMark chain = known.getOrDefault(
                    id, new ChainMark(NodeChain.before(id), AuditChain.START, NodeChain.before(id), AuditChain.START));
            if (chain.headSequence() < row.sequence()) {
                known.put(id, new ChainMark(row.sequence(), row.hash(), chain.anchorSequence(), chain.anchorHash()));
            }
        }
        return List.copyOf(known.values());
    }

    /** Quick, reads nothing. */
    List<ChainMark> marks() {
        return List.copyOf(marks.values());
    }

    /** Takes the ends of the chains that hold what was there; from a store that fails, next time. */
    void look() {
        try {
            takeWhatFollows();
        } catch (StoreException e) {
            LOG.log(DEBUG, "the ends of the audit log cannot be read now", e);
        }
    }

    private void takeWhatFollows() {
        Map<Long, ChainMark> now = new TreeMap<>(marks);
        for (NodeChain chain : log.chains()) {
            ChainMark before = now.get(chain.id());
            if (isWritten(chain) && (before == null || follows(chain, before))) {
                now.put(chain.id(), mark(chain));
            }
        }
        marks = now;
    }

    /** Takes the ends of the chains, whatever was there before, of a store that is accepted as it is. */
    void takeAsTheyAre() {
        Map<Long, ChainMark> now = new TreeMap<>();
        log.chains().stream().filter(SealedChains::isWritten).forEach(chain -> now.put(chain.id(), mark(chain)));
        marks = now;
    }

    private boolean follows(NodeChain chain, ChainMark before) {
        Link anchor = new Link(before.anchorSequence(), before.anchorHash());
        boolean trimmedRightly = chain.anchor().equals(anchor)
                || chain.trimmed()
                        .map(Trimmed::hash)
                        .filter(chain.anchor().hash()::equals)
                        .isPresent();
        return trimmedRightly && log.holds(new Link(before.headSequence(), before.headHash()));
    }

    private static boolean isWritten(NodeChain chain) {
        return !chain.torn() && chain.head().sequence() > chain.before();
    }

    private static long idOf(ChainMark mark) {
        return NodeChain.idOf(mark.headSequence());
    }

    private static ChainMark mark(NodeChain chain) {
        return new ChainMark(
                chain.head().sequence(),
                chain.head().hash(),
                chain.anchor().sequence(),
                chain.anchor().hash());
    }
}
