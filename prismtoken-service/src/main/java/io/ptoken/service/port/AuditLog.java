package io.ptoken.service.port;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The audit log: append only, chained by {@link AuditChain}. Other ports append to it within their own transactions; what
 * cannot be audited is not done. Thread safe, also between processes that share the store.
 */
public interface AuditLog {

    /**
     * A place in the chain.
     *
     * @param sequence number of the row, 0 before the first
     * @param hash its hash, {@link AuditChain#START} before the first
     */
    record Link(long sequence, String hash) {

        /** Before the first row. */
        public static final Link START = new Link(0, AuditChain.START);
    }

    /** Action of the entry that declares the clock right: what was seen before it does not count any more. */
    String CLOCK_ACCEPT = "clock.accept";

    /** Later than any row. */
    Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** Action of the entry that tells of a backup that was made. */
    String BACKUP_MADE = "backup.made";

    /** Rows that a search without an index reads at a time. */
    int SEARCH_PAGE = 1_000;

    /** Appends one entry. Transaction "audit": durable when the method returns. */
    void append(AuditEntry entry);

    /** {@link #append} without waiting for it, when the store fails already; the entry is lost when it goes on failing. */
    default void appendLater(AuditEntry entry) {
        append(entry);
    }

    /** {@link #append} of what was refused: a number of such entries also find room on a full disk, where the store keeps some. */
    default void appendRefusal(AuditEntry entry) {
        append(entry);
    }

    /** {@link #append} of the last entry of a process that stops: it finds room also on a full disk, where the store keeps some. */
    default void appendLast(AuditEntry entry) {
        append(entry);
    }

    /**
     * Rows in order of their sequence numbers, of the half-open period.
     *
     * @param afterSequence begins behind this row; 0 for all
     * @param limit most rows to return, at least 1
     */
    List<AuditRow> page(Instant from, Instant to, long afterSequence, int limit);

    /** Looks for rows, in order of time, and looks at so many only that it does not take long, however long the log is. */
    default AuditSearch.Found search(AuditSearch search) {
        return search.among(page(search.from(), search.to(), 0, Integer.MAX_VALUE));
    }

    /** The last row of the chain that this process appends to. */
    Link head();

    /** The row before the first one of that chain that is still there: {@link Link#START} until something has been trimmed. */
    Link anchor();

    /** The chains of all nodes, by id, as the store says they stand. */
    default List<NodeChain> chains() {
        return List.of(new NodeChain(1, "", false, anchor(), "", head()));
    }

    /** The heads of all chains: for who notes them elsewhere. */
    default List<AuditHead> heads() {
        return chains().stream()
                .map(chain -> new AuditHead(
                        chain.node(),
                        chain.head(),
                        stored(chain.head().sequence() - 1, 1).stream()
                                .map(Stored::row)
                                .filter(row -> row.sequence() == chain.head().sequence())
                                .map(row -> row.entry().at())
                                .findAny()))
                .toList();
    }

    /** True when that row is there with that hash, or was trimmed. */
    default boolean holds(Link row) {
        return chains().stream()
                .filter(chain -> !chain.torn() && chain.id() == NodeChain.idOf(row.sequence()))
                .anyMatch(chain -> row.sequence() <= chain.anchor().sequence()
                        || (row.sequence() <= chain.head().sequence()
                                && stored(row.sequence() - 1, 1).stream()
                                        .map(Stored::row)
                                        .anyMatch(there -> there.sequence() == row.sequence()
                                                && there.hash().equals(row.hash()))));
    }

    /**
     * A row as it stands in the store.
     *
     * @param odd true when a field has another type than this program writes, or a text that it would never write
     */
    record Stored(AuditRow row, boolean odd) {}

    /** Every row there is, whether it belongs to a chain or not, in order of the numbers; for the verifier. */
    default List<Stored> stored(long afterSequence, int limit) {
        return page(Instant.MIN, Instant.MAX, afterSequence, limit).stream()
                .map(row -> new Stored(row, false))
                .toList();
    }

    /** Who writes what nobody asked for. */
    String OWN_ACCORD = "ptoken";

    /** Action of the entry that ties the chain of this node to that of another one. */
    String TIE = "audit.tie";

    /** Action of the entry that says that rows were moved which stood where none belongs. */
    String STRAY = "audit.stray";

    /**
     * Writes the heads of the chains of the other nodes, as far as they have moved since, into that of this one.
     *
     * @return how many it wrote
     */
    default int tie(Instant now) {
        return 0;
    }

    /**
     * Rows that stood where no row of this program belongs, and were moved to a table of their own.
     *
     * @param toldBy the row that says so
     * @param count how many
     * @param digest {@link io.ptoken.service.access.hash.Sha256} of all their fields, as they are in that table now
     * @param acknowledged true when somebody has seen it
     */
    record Strays(long toldBy, long count, String digest, boolean acknowledged) {

        /** The detail of the row that tells of them, if they are as they were. */
        public String detail() {
            return count + " rows that did not belong here were moved, digest " + digest;
        }
    }

    /** What was moved, by the row that tells of it. */
    default List<Strays> strays() {
        return List.of();
    }

    /**
     * Moves rows that belong to no chain or stand where a chain has none.
     *
     * @return how many
     */
    default long moveStrays(Instant now) {
        return 0;
    }

    /**
     * Says that all strays were seen, with the audit entry. Transaction "acknowledge".
     *
     * @return false when there were none to be seen; nothing was changed then
     */
    default boolean acknowledgeStrays(AuditEntry entry) {
        return false;
    }

    /** Number of the latest row whose action is {@value #CLOCK_ACCEPT}; 0 when there is none. Quick, however long the log is. */
    long lastClockAccept();

    /**
     * The latest moment of a row with this number or a greater one, wherever it stands among them; empty for no rows. Of the
     * chains of other nodes, rows count that came after the clock was last declared right.
     */
    Optional<Instant> latestFrom(long sequence);

    /**
     * True when a row of this action has one of these texts in its detail. It may look through the whole log, newest rows
     * first.
     *
     * @param inDetail texts of printable ASCII without {@code %} and {@code _}
     */
    default boolean mentions(String action, List<String> inDetail) {
        long after = 0;
        while (true) {
            List<AuditRow> page = page(Instant.EPOCH, END_OF_TIME, after, SEARCH_PAGE);
            if (page.isEmpty()) {
                return false;
            }
            for (AuditRow row : page) {
                AuditEntry entry = row.entry();
                if (entry.action().equals(action) && inDetail.stream().anyMatch(entry.detail()::contains)) {
                    return true;
                }
            }
            after = page.get(page.size() - 1).sequence();
        }
    }

    /**
     * Calls of one method that came from one address without an account.
     *
     * @param rows in so many rows
     * @param count how many
     */
    record Unsigned(String origin, String action, long rows, long count, Instant first, Instant last) {

        private static Unsigned of(AuditEntry entry) {
            return new Unsigned(entry.origin(), entry.action(), 1, entry.calls(), entry.at(), entry.at());
        }

        private Unsigned plus(Unsigned other) {
            return new Unsigned(
                    origin,
                    action,
                    rows + other.rows,
                    count + other.count,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Actions of entries that tell of a sign-in. */
    Set<String> SIGN_INS = Set.of("signInWithPassword", "operate");

    /** When the last backup was made; empty when no row tells of one. Quick, however long the log is. */
    default Optional<Instant> lastBackup() {
        Optional<Instant> last = Optional.empty();
        long after = 0;
        List<AuditRow> page = page(Instant.EPOCH, END_OF_TIME, after, SEARCH_PAGE);
        while (!page.isEmpty()) {
            for (AuditRow row : page) {
                if (row.entry().action().equals(BACKUP_MADE)) {
                    last = Optional.of(row.entry().at());
                }
            }
            after = page.get(page.size() - 1).sequence();
            page = page(Instant.EPOCH, END_OF_TIME, after, SEARCH_PAGE);
        }
        return last;
    }

    /**
     * What the newest rows of the half-open period come to that name no account, by address and action, in no order. Quick,
     * however long the log is.
     *
     * @param newest how many rows at most are counted, at least 1
     */
    default List<Unsigned> unsigned(Instant from, Instant to, int newest) {
        Deque<AuditEntry> kept = new ArrayDeque<>();
        long after = 0;
        List<AuditRow> page = page(from, to, after, SEARCH_PAGE);
        while (!page.isEmpty()) {
            for (AuditRow row : page) {
                if (row.entry().actor().isEmpty()) {
                    kept.addLast(row.entry());
                }
            }
            while (kept.size() > newest) {
                kept.removeFirst();
            }
            after = page.get(page.size() - 1).sequence();
            page = page(from, to, after, SEARCH_PAGE);
        }
        Map<List<String>, Unsigned> sums = new LinkedHashMap<>();
        kept.forEach(entry -> sums.merge(List.of(entry.origin(), entry.action()), Unsigned.of(entry), Unsigned::plus));
        return List.copyOf(sums.values());
    }

    /** How many rows there are that name no account. Quick, however long the log is. */
    default long unsignedRows() {
        return unsigned(Instant.EPOCH, END_OF_TIME, Integer.MAX_VALUE).stream()
                .mapToLong(Unsigned::rows)
                .sum();
    }

    /** True when a row tells that somebody signed in from that address. Quick, however long the log is. */
    default boolean hasSignedIn(String origin) {
        long after = 0;
        List<AuditRow> page = page(Instant.EPOCH, END_OF_TIME, after, SEARCH_PAGE);
        while (!page.isEmpty()) {
            for (AuditRow row : page) {
                AuditEntry entry = row.entry();
                if (entry.origin().equals(origin)
                        && entry.outcome().equals(AuditEntry.OK)
                        && SIGN_INS.contains(entry.action())) {
                    return true;
                }
            }
            after = page.get(page.size() - 1).sequence();
            page = page(Instant.EPOCH, END_OF_TIME, after, SEARCH_PAGE);
        }
        return false;
    }

    /**
     * The last rows that tell that somebody signed in with an account or was refused, the newest first. Quick, however long the
     * log is.
     *
     * @param most how many at most, at least 1
     */
    default List<AuditRow> signIns(String username, int most) {
        Deque<AuditRow> kept = new ArrayDeque<>();
        long after = 0;
        List<AuditRow> page = page(Instant.EPOCH, END_OF_TIME, after, SEARCH_PAGE);
        while (!page.isEmpty()) {
            for (AuditRow row : page) {
                if (row.entry().subject().equals(username)
                        && SIGN_INS.contains(row.entry().action())) {
                    kept.addFirst(row);
                }
            }
            while (kept.size() > most) {
                kept.removeLast();
            }
            after = page.get(page.size() - 1).sequence();
            page = page(Instant.EPOCH, END_OF_TIME, after, SEARCH_PAGE);
        }
        return List.copyOf(kept);
    }

    /**
     * Removes the oldest rows and moves the anchor to the last one removed. Transaction "trim audit".
     *
     * @param before rows of this moment and later stay, as does all that follows the first that stays
     * @param limit most rows to remove
     * @return rows removed
     */
    int trim(Instant before, int limit);
}
