package io.ptoken.service.operate.alert;

import static java.lang.System.Logger.Level.DEBUG;

import io.ptoken.service.operate.alert.AlertOutput.Change;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.StoreFacts;
import io.ptoken.service.port.AlertStore;
import io.ptoken.service.port.AlertStore.Alert;
import io.ptoken.service.port.AlertStore.AlertKey;
import io.ptoken.service.port.AlertStore.Noticed;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.port.StoreException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes alerts of notices: one is raised when a notice is seen first, and ended when it is seen to stand no more. What is not
 * known, as of a module that does not answer, ends nothing. While the store does not answer, what begins is remembered and told,
 * and stored later with its time. Not thread safe.
 */
public final class AlertHistory {

    private static final System.Logger LOG = System.getLogger(AlertHistory.class.getName());

    private final AlertStore store;
    private final String node;
    private final boolean alone;
    private final AlertOutput log;
    private final AlertOutput output;
    private final Map<AlertKey, Observed> observed = new LinkedHashMap<>();

    /** A notice that this node has seen, until it stands no more and the store knows. */
    private static final class Observed {

        private final Noticed seen;
        private boolean stands;
        private boolean stored;
        private boolean told;

        private Observed(Noticed seen) {
            this.seen = seen;
        }
    }

    /**
     * Keeps the alerts of a node.
     *
     * @param node what it is called in alerts that are about it and no other; not empty
     * @param alone true: no other node has the store, so that what stands of one is of this node under an earlier name
     * @param log hears of everything that this node sees begin and end, whoever else does
     * @param output hears of each alert from the node that raised or ended it
     */
    public AlertHistory(AlertStore store, String node, boolean alone, AlertOutput log, AlertOutput output) {
        this.store = store;
        this.node = node;
        this.alone = alone;
        this.log = log;
        this.output = output;
    }

    /** Compares the notices with the alerts; call it when notices are fresh. */
    public void look(NoticeReport report) {
        NoticeFacts facts = report.facts();
        Map<AlertKey, Noticed> now = seen(report);
        now.forEach((key, seen) -> observed.computeIfAbsent(key, unused -> new Observed(seen)));
        logChanges(now.keySet(), facts);
        Optional<StoreFacts> answer = facts.store().answer();
        if (answer.isEmpty()) {
            tellWhatIsNotStored();
            return;
        }
        try {
            Map<AlertKey, Alert> open = new LinkedHashMap<>();
            store.open().forEach(alert -> open.put(alert.key(), alert));
            raise(open, now.keySet(), facts);
            end(open, now.keySet(), facts, names(answer.get().nodes()));
        } catch (StoreException e) {
            LOG.log(DEBUG, "alerts are stored later", e);
            tellWhatIsNotStored();
        }
    }

    private void logChanges(Set<AlertKey> now, NoticeFacts facts) {
        for (Observed one : observed.values()) {
            Noticed seen = one.seen;
            boolean stands = now.contains(seen.key())
                    || (one.stands && !Basis.parse(seen.ground()).isKnown(facts));
            if (stands != one.stands) {
                one.stands = stands;
                log.tell(change(seen, stands, facts.now()));
            }
        }
    }

    private void raise(Map<AlertKey, Alert> open, Set<AlertKey> now, NoticeFacts facts) {
        for (Observed one : observed.values()) {
            Noticed seen = one.seen;
            if (!open.containsKey(seen.key())) {
                Instant lastSeen = now.contains(seen.key()) ? facts.now() : seen.since();
                store.raise(seen, lastSeen).ifPresent(alert -> {
                    open.put(alert.key(), alert);
                    if (!one.told) {
                        output.tell(change(seen, true, seen.since()));
                    }
                });
            }
            one.stored = true;
            one.told = false;
        }
    }

    /** What is of a node that was forgotten is nobody's any more. */
    private void end(Map<AlertKey, Alert> open, Set<AlertKey> now, NoticeFacts facts, Set<String> nodes) {
        for (Alert alert : open.values()) {
            boolean over = isMine(alert.key())
                    ? !now.contains(alert.key()) && Basis.parse(alert.ground()).isKnown(facts)
                    : !nodes.contains(alert.key().node());
            if (over && store.end(alert.id(), facts.now())) {
                output.tell(change(
                        new Noticed(alert.key(), alert.text(), alert.action(), alert.ground(), alert.raised()),
                        false,
                        facts.now()));
            }
        }
        observed.values().removeIf(one -> !one.stands);
    }

    /** In the store the nodes agree who tells; without it each tells what it sees. */
    private void tellWhatIsNotStored() {
        for (Observed one : observed.values()) {
            if (!one.stored && !one.told) {
                one.told = true;
                output.tell(change(one.seen, true, one.seen.since()));
            }
        }
    }

    /** Several notices of one kind about one thing are one alert. */
    private Map<AlertKey, Noticed> seen(NoticeReport report) {
        Map<AlertKey, Noticed> seen = new LinkedHashMap<>();
        for (NoticeReport.Found found : report.found()) {
            Notice notice = found.notice();
            AlertKey key = new AlertKey(
                    found.ground() == Ground.STORE ? "" : node,
                    notice.level().name(),
                    notice.code(),
                    notice.subject().text());
            seen.merge(
                    key,
                    new Noticed(
                            key,
                            notice.text(),
                            notice.action(),
                            Basis.of(found).text(),
                            report.facts().now()),
                    (one, other) ->
                            new Noticed(key, one.text() + " " + other.text(), one.action(), one.ground(), one.since()));
        }
        return seen;
    }

    private boolean isMine(AlertKey key) {
        return alone || key.node().isEmpty() || key.node().equals(node);
    }

    private static Set<String> names(List<NodeStanding> nodes) {
        return nodes.stream().map(NodeStanding::name).collect(Collectors.toSet());
    }

    private static Change change(Noticed seen, boolean raised, Instant at) {
        AlertKey key = seen.key();
        return new Change(raised, at, key.node(), key.level(), key.code(), key.subject(), seen.text(), seen.action());
    }
}
