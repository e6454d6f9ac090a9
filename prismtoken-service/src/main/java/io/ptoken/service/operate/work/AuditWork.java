package io.ptoken.service.operate.work;

import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.audit.AnonymousActivity;
import io.ptoken.service.operate.audit.AnonymousCalls;
import io.ptoken.service.operate.audit.AuditExport;
import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditPublicKey;
import io.ptoken.service.operate.audit.AuditRows;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.HeadSigner;
import io.ptoken.service.operate.audit.SignedHead;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.operate.call.AuditCalls.Wanted;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** The audit log for operators. */
record AuditWork(AuditLog log, AuditCheck check, InstallationLook look, InstantSource clock) {

    private static final Comparator<AuditRow> BY_TIME =
            Comparator.comparing((AuditRow row) -> row.entry().at()).thenComparing(AuditRow::sequence);

    List<AuditRow> search(AuditCalls.Search call) {
        List<NodeChain> chains = log.chains();
        return chains.size() > 1 ? searchAll(call, chains) : searchOne(call);
    }

    /** By time, as the rows of all nodes happened; of one moment, by number. */
    private List<AuditRow> searchAll(AuditCalls.Search call, List<NodeChain> chains) {
        Optional<AuditRow> before = call.before() == 0
                ? Optional.empty()
                : log.stored(call.before() - 1, 1).stream()
                        .map(AuditLog.Stored::row)
                        .findFirst();
        PriorityQueue<AuditRow> kept = new PriorityQueue<>(BY_TIME);
        for (NodeChain chain : chains) {
            AuditRows rows = AuditRows.of(log, call.period(), firstOf(chain, call));
            while (rows.hasNext()) {
                AuditRow row = rows.next();
                if (NodeChain.idOf(row.sequence()) != chain.id()) {
                    break;
                }
                if (call.wanted().matches(row)
                        && before.filter(end -> BY_TIME.compare(row, end) >= 0).isEmpty()) {
                    kept.add(row);
                    if (kept.size() > call.last()) {
                        kept.remove();
                    }
                }
            }
        }
        return kept.stream().sorted(BY_TIME).toList();
    }

    private static long firstOf(NodeChain chain, AuditCalls.Search call) {
        boolean lastOfAll =
                call.period().equals(AuditPeriod.ALL) && call.wanted().equals(Wanted.ALL) && call.before() == 0;
        return lastOfAll ? Math.max(chain.before(), chain.head().sequence() - call.last()) : chain.before();
    }

    private List<AuditRow> searchOne(AuditCalls.Search call) {
        long end = call.before() == 0 ? Long.MAX_VALUE : call.before();
        Deque<AuditRow> kept = new ArrayDeque<>();
        AuditRows rows = AuditRows.of(log, call.period(), firstSequence(call));
        while (rows.hasNext()) {
            AuditRow row = rows.next();
            if (row.sequence() >= end) {
                break;
            }
            if (call.wanted().matches(row)) {
                if (kept.size() == call.last()) {
                    kept.removeFirst();
                }
                kept.addLast(row);
            }
        }
        return List.copyOf(kept);
    }

    /** Rows have no gaps, so that the last ones of all are known by number. */
    private long firstSequence(AuditCalls.Search call) {
        if (!call.period().equals(AuditPeriod.ALL) || !call.wanted().equals(Wanted.ALL)) {
            return 0;
        }
        long last = call.before() == 0 ? log.head().sequence() : call.before() - 1;
        return Math.max(0, last - call.last());
    }

    Link export(AuditCalls.Export call, Operator who) {
        return new AuditExport(log, clock)
                .begin(
                        call.period(),
                        call.format(),
                        who.actor().name(),
                        who.actor().origin().address());
    }

    List<AuditRow> page(AuditCalls.Page call) {
        return log.page(call.period().from(), call.period().to(), call.after(), call.most());
    }

    AnonymousActivity anonymous(AuditCalls.Anonymous call) {
        return new AnonymousCalls(log).of(call.period(), call.most());
    }

    boolean acknowledge(AuditCalls.AcknowledgeStrays call, Operator who) {
        return log.acknowledgeStrays(who.actor().did(clock.instant(), call.action(), "", ""));
    }

    SignedHead head() {
        return SignedHead.of(log, look.node(), signer(), clock.instant())
                .orElseThrow(() -> new NotPossibleException(
                        "what is stored of a chain of the audit log is not whole, so that it has no end to sign; look at"
                                + " 'ptoken audit verify'"));
    }

    AuditPublicKey key() {
        return signer().publicKey();
    }

    private HeadSigner signer() {
        return look.headSigner().orElseThrow(() -> new NotPossibleException("there is no audit key here"));
    }

    AuditVerdict verify(AuditCalls.Verify call, Dialogue dialogue) {
        return check.verify(call.noted(), rows -> dialogue.progress(new Progress.RowsVerified(rows)));
    }
}
