package io.ptoken.service.operate.node;

import static java.lang.System.Logger.Level.DEBUG;

import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.NodeStore.NodeNotice;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.port.NodeStore.State;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Writes how this node stands to the store, and removes nodes of which nothing was heard for long. For one thread. */
public final class NodeBeat {

    private static final System.Logger LOG = System.getLogger(NodeBeat.class.getName());

    /** How long nodes are remembered that write no more. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    /** A row stays small. */
    static final int MOST_NOTICES = 50;

    static final int LONGEST_TEXT = 300;

    /**
     * What does not change while a node runs.
     *
     * @param name what tells it from others that share the store
     * @param version of the program
     * @param address it serves on
     * @param port it serves on
     * @param alone true: no other node has the store
     */
    public record Identity(String name, String version, String address, int port, boolean alone) {}

    private final NodeStore store;
    private final Identity identity;
    private final Supplier<NoticeReport> notices;
    private final InstantSource clock;
    private final Instant started;
    private Instant steady;
    private Instant last;

    /** @param notices what needs attention here */
    public NodeBeat(NodeStore store, Identity identity, Supplier<NoticeReport> notices, InstantSource clock) {
        this.store = store;
        this.identity = identity;
        this.notices = notices;
        this.clock = clock;
        started = clock.instant();
        steady = started.minus(NodeStore.GONE);
        last = started;
    }

    /** Call it every {@link NodeStore#BEAT}. */
    public void beat() {
        NoticeReport report = notices.get();
        Instant now = clock.instant();
        write(State.RUNNING, now, report);
    }

    /** The node stops. */
    public void end() {
        write(State.STOPPED, clock.instant(), notices.get());
    }

    private void write(State state, Instant now, NoticeReport report) {
        if (Duration.between(last, now).compareTo(NodeStore.GONE) >= 0) {
            steady = now;
        }
        try {
            store.write(new NodeStanding(
                    identity.name(),
                    started,
                    steady,
                    now,
                    state,
                    identity.version(),
                    identity.address(),
                    identity.port(),
                    module(report.facts()),
                    state == State.STOPPED ? List.of() : brief(report)));
            last = now;
            store.trim(identity.alone() ? started : now.minus(REMEMBERED));
        } catch (StoreException later) {
            LOG.log(DEBUG, "how this node stands is written at the next beat", later);
        }
    }

    private static String module(NoticeFacts facts) {
        if (!facts.members().isEmpty()) {
            long serving = facts.members().stream()
                    .filter(member -> member.isServing(facts.now()))
                    .count();
            return serving + " of " + facts.members().size() + " modules serve";
        }
        return facts.module().answer().map(NodeBeat::single).orElse("no answer");
    }

    private static String single(ModuleFacts module) {
        return module.status().state() + ", " + module.keys().size() + " of " + module.capacity() + " keys";
    }

    private static List<NodeNotice> brief(NoticeReport report) {
        return report.notices().stream()
                .limit(MOST_NOTICES)
                .map(notice -> new NodeNotice(
                        notice.level().name(),
                        notice.code(),
                        notice.text()
                                .substring(
                                        0, Math.min(LONGEST_TEXT, notice.text().length()))))
                .toList();
    }
}
