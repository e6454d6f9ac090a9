package io.ptoken.service.operate.audit;

import io.ptoken.service.Given;
import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditLog.Stored;
import io.ptoken.service.port.AuditLog.Strays;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import io.ptoken.service.port.NodeChain.Trimmed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Verifies the audit log: the chain of each node, from the row before its first one to the one that was its last when the
 * verifying began, while the service goes on appending and trimming; that they fit what they say of each other and what is
 * sealed outside of the store; and that no other row is there.
 *
 * <p>Who can write the whole store can compute chains of their own; what is sealed, or a row that was noted elsewhere, shows
 * that.
 */
public final class AuditVerifier {

    private static final int PROGRESS_EVERY = 10_000;

    private final AuditLog log;
    private final AuditEvidence evidence;

    /** By the log alone. */
    public AuditVerifier(AuditLog log) {
        this(log, AuditEvidence.NONE);
    }

    /** By the log, and by what is known apart from it. */
    public AuditVerifier(AuditLog log, AuditEvidence evidence) {
        this.log = log;
        this.evidence = evidence;
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
        return new Pass(noted, progress).run();
    }

    /** One pass through all rows. */
    private final class Pass implements ChainWalk.RowCount {

        private final Optional<Link> noted;
        private final LongConsumer progress;
        private final Map<Long, NodeChain> chains = new TreeMap<>();
        private final Map<Long, ChainWalk> walks = new TreeMap<>();
        private final TrimmingAges ages =
                new TrimmingAges(Preferences.AUDIT_RETENTION_DAYS.name(), evidence.now(), evidence.age());
        private final Optional<Issuance> issuance = evidence.journal().map(journal -> new Issuance(journal, evidence));
        private final Set<Long> told = new HashSet<>();
        private long rows;

        private Pass(Optional<Link> noted, LongConsumer progress) {
            this.noted = noted;
            this.progress = progress;
        }

        private AuditVerdict run() {
            long own = NodeChain.idOf(log.head().sequence());
            log.chains().forEach(chain -> chains.put(chain.id(), chain));
            Optional<Broken> fault =
                    before().or(this::walk).or(this::tooEarly).or(this::strays).or(this::issued);
            if (fault.isPresent()) {
                return fault.get();
            }
            ChainWalk walk = walks.get(own);
            return walk == null
                    ? new Broken(rows, 0, Fault.CHAIN_GONE, "the chain of this node is gone")
                    : new Whole(
                            rows, walk.anchor(), walk.head(), chains.size() > 1 ? log.heads() : List.of(), explained());
        }

        private List<String> explained() {
            List<String> causes = new ArrayList<>();
            if (!evidence.age().isZero()) {
                chains.values().stream()
                        .filter(chain -> chain.isTrimmed() && chain.anchorRow().isEmpty())
                        .map(chain -> Seals.unproven(chain, evidence.sealed()))
                        .forEach(causes::add);
            }
            issuance.ifPresent(one -> causes.addAll(one.explained()));
            return causes;
        }

        private Optional<Broken> tooEarly() {
            return chains.values().stream()
                    .filter(chain -> chain.trimmed()
                            .map(Trimmed::at)
                            .filter(ages::isTooYoung)
                            .isPresent())
                    .findFirst()
                    .map(chain -> new Broken(
                            rows,
                            chain.anchor().sequence(),
                            Fault.TRIMMED_EARLY,
                            "row " + chain.anchor().sequence() + " was trimmed before its age"));
        }

        /** Where rows were trimmed of which it is not known when they were written, results are not counted. */
        private Optional<Broken> issued() {
            Instant from = Instant.EPOCH;
            for (NodeChain chain : chains.values()) {
                Instant trimmed = !chain.isTrimmed()
                        ? Instant.EPOCH
                        : chain.trimmed().map(Trimmed::at).orElse(evidence.now());
                from = trimmed.isAfter(from) ? trimmed : from;
            }
            Instant since = from.plusNanos(1_000);
            return evidence.unknownVends().stream()
                    .findFirst()
                    .map(text -> new Broken(rows, 0, Fault.ISSUANCE, text))
                    .or(() -> issuance.flatMap(one -> one.finding(rows, since)));
        }

        @Override
        public long rows() {
            return rows;
        }

        @Override
        public void next() {
            rows++;
            if (rows % PROGRESS_EVERY == 0) {
                progress.accept(rows);
            }
        }

        /** What can be said without the rows. */
        private Optional<Broken> before() {
            return chains.values().stream()
                    .filter(NodeChain::torn)
                    .findFirst()
                    .map(this::torn)
                    .or(() -> noted.flatMap(this::beyond))
                    .or(() -> Seals.check(evidence.sealed(), chains, log))
                    .or(() -> chains.values().stream()
                            .flatMap(chain -> Seals.checkAnchor(chain, evidence.sealed()).stream())
                            .findFirst());
        }

        private Broken torn(NodeChain chain) {
            return new Broken(
                    0,
                    chain.before() + 1,
                    Fault.CHAIN_GONE,
                    "what is stored of the chain that begins with row " + (chain.before() + 1) + " is not whole");
        }

        private Optional<Broken> beyond(Link link) {
            NodeChain chain = chains.get(NodeChain.idOf(link.sequence()));
            long end = chain == null ? 0 : chain.head().sequence();
            return link.sequence() <= end
                    ? Optional.empty()
                    : Optional.of(new Broken(
                            0,
                            end + 1,
                            Fault.NOT_AS_NOTED,
                            "row " + link.sequence() + " was noted, but the log ends at row " + end));
        }

        private Optional<Broken> walk() {
            for (NodeChain chain : chains.values()) {
                ChainWalk walk = new ChainWalk(log, chain, noted, this);
                walks.put(chain.id(), walk);
                Optional<Broken> fault = walk.begin();
                if (fault.isPresent()) {
                    return fault;
                }
            }
            StoredRows all = new StoredRows(log);
            while (all.hasNext()) {
                Stored stored = all.next();
                Optional<ChainWalk> walk = walkOf(stored.row());
                Optional<Broken> fault = walk.isEmpty()
                        ? Optional.of(nowhere(stored.row()))
                        : walk.get().check(stored).or(() -> said(stored.row()));
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return walks.values().stream().flatMap(walk -> walk.end().stream()).findFirst();
        }

        /** A node may have begun its chain since. */
        private Optional<ChainWalk> walkOf(AuditRow row) {
            long id = NodeChain.idOf(row.sequence());
            if (!walks.containsKey(id) && row.sequence() > 0) {
                log.chains().stream()
                        .filter(chain -> chain.id() == id && !chain.torn())
                        .forEach(chain -> walks.put(id, new ChainWalk(log, chain, noted, this)));
            }
            return Optional.ofNullable(row.sequence() > 0 ? walks.get(id) : null);
        }

        private Broken nowhere(AuditRow row) {
            return new Broken(
                    rows, row.sequence(), Fault.STRAY, "row " + row.sequence() + " belongs to the chain of no node");
        }

        /** What rows say of others. */
        private Optional<Broken> said(AuditRow row) {
            ages.note(row);
            issuance.ifPresent(one -> one.note(row));
            return switch (row.entry().action()) {
                case AuditLog.TIE -> tie(row);
                case AuditLog.STRAY -> moved(row);
                default -> Optional.empty();
            };
        }

        private Optional<Broken> tie(AuditRow row) {
            Optional<Link> tied = Seals.link(row.entry().detail());
            if (tied.isEmpty()) {
                return Optional.empty();
            }
            NodeChain chain = chains.get(NodeChain.idOf(tied.get().sequence()));
            boolean holds = log.holds(tied.get())
                    && (chain == null || chain.node().equals(row.entry().subject()));
            return holds
                    ? Optional.empty()
                    : Optional.of(new Broken(
                            rows,
                            tied.get().sequence(),
                            Fault.TIED,
                            "row " + tied.get().sequence() + " of the node "
                                    + row.entry().subject() + " is not as row " + row.sequence() + " says"));
        }

        private Optional<Broken> moved(AuditRow row) {
            told.add(row.sequence());
            boolean right = log.strays().stream()
                    .filter(strays -> strays.toldBy() == row.sequence())
                    .anyMatch(strays -> strays.detail().equals(row.entry().detail()));
            return right
                    ? Optional.empty()
                    : Optional.of(new Broken(
                            rows,
                            row.sequence(),
                            Fault.STRAYS_CHANGED,
                            "the rows that were moved, as row " + row.sequence() + " says, are not as they were"));
        }

        private Optional<Broken> strays() {
            List<Strays> all = log.strays();
            return all.stream()
                    .filter(strays -> !told.contains(strays.toldBy()) && isDue(strays.toldBy()))
                    .findFirst()
                    .map(strays -> new Broken(
                            rows,
                            strays.toldBy(),
                            Fault.STRAYS_CHANGED,
                            "rows were put among those that were moved: no row " + strays.toldBy() + " tells of them"));
        }

        /** Neither trimmed nor written since the verifying began. */
        private boolean isDue(long toldBy) {
            ChainWalk walk = walks.get(NodeChain.idOf(toldBy));
            return walk == null
                    || (toldBy > walk.anchor().sequence()
                            && toldBy <= walk.head().sequence());
        }
    }
}
