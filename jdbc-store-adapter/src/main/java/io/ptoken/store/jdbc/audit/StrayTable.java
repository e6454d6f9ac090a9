package io.ptoken.store.jdbc.audit;

import io.ptoken.service.access.hash.Sha256;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Strays;
import io.ptoken.service.port.NodeChain;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.Statements;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code audit_stray}: rows that stood where no row of this program belongs. They are kept byte for byte, and the
 * audit log says how many there were and what a digest of all their fields is.
 */
public final class StrayTable {

    private static final String TAKE = "INSERT INTO audit_stray (told_by, " + AuditTable.ROW + ") SELECT ?, "
            + AuditTable.ROW + " FROM audit_log WHERE sequence >= ? AND sequence <= ? ORDER BY sequence";
    private static final String REMOVE = "DELETE FROM audit_log WHERE sequence >= ? AND sequence <= ?";
    private static final String TOLD_BY =
            "SELECT told_by, COUNT(*), MIN(acknowledged) FROM audit_stray GROUP BY told_by ORDER BY told_by";
    private static final String ACKNOWLEDGE = "UPDATE audit_stray SET acknowledged = 1 WHERE acknowledged = 0";

    private static final String SOME =
            "SELECT sequence FROM audit_log WHERE sequence >= ? AND sequence <= ? ORDER BY sequence LIMIT ?";
    private static final String LOCK = "SELECT id FROM audit_chain ORDER BY id";

    /** More of them are no strays: somebody has taken away what says whose they are. The verifier tells. */
    private static final int MOST = 1_000;

    /** Numbers of rows. */
    public record Range(long first, long last) {}

    private record Batch(long toldBy, long count, boolean acknowledged) {}

    private StrayTable() {}

    /**
     * Moves the rows of a range.
     *
     * @param toldBy number of the row that the entry will be
     * @return the entry that tells of it; empty when there were none
     */
    static Optional<AuditEntry> move(Statements statements, Dialect dialect, Range range, long toldBy, Instant at)
            throws SQLException {
        int moved = statements.update(TAKE, toldBy, range.first(), range.last());
        if (moved == 0) {
            return Optional.empty();
        }
        statements.update(REMOVE, range.first(), range.last());
        return Optional.of(new AuditEntry(
                at,
                AuditLog.OWN_ACCORD,
                "local",
                AuditLog.STRAY,
                "",
                AuditEntry.OK,
                "",
                new Strays(toldBy, moved, digest(statements, dialect, toldBy), false).detail()));
    }

    /** Where no chain has rows, and some stand. */
    public static List<Range> places(Statements statements, List<NodeChain> chains) throws SQLException {
        List<Range> places = new ArrayList<>();
        long first = Long.MIN_VALUE;
        for (NodeChain chain : chains) {
            places.add(new Range(
                    first, chain.torn() ? chain.before() : chain.anchor().sequence()));
            first = chain.torn()
                    ? chain.before() + NodeChain.ROOM + 1
                    : chain.head().sequence() + 1;
        }
        places.add(new Range(first, Long.MAX_VALUE));
        List<Range> taken = new ArrayList<>();
        for (Range place : places) {
            int rows = statements
                    .list(SOME, row -> row.getLong(1), place.first(), place.last(), MOST + 1)
                    .size();
            if (rows > 0 && rows <= MOST) {
                taken.add(place);
            }
        }
        return taken;
    }

    /** Keeps all chains from growing, in order, so that two who do so do not block each other. */
    public static void lock(Statements statements, String forUpdate) throws SQLException {
        statements.list(LOCK + forUpdate, row -> row.getLong(1));
    }

    /** All of them, by the row that tells of them. */
    public static List<Strays> all(Statements statements, Dialect dialect) throws SQLException {
        List<Strays> all = new ArrayList<>();
        for (Batch batch :
                statements.list(TOLD_BY, row -> new Batch(row.getLong(1), row.getLong(2), row.getLong(3) != 0))) {
            all.add(new Strays(
                    batch.toldBy(), batch.count(), digest(statements, dialect, batch.toldBy()), batch.acknowledged()));
        }
        return all;
    }

    public static int acknowledge(Statements statements) throws SQLException {
        return statements.update(ACKNOWLEDGE);
    }

    /** Over every field as a literal of the database, which tells a text from a blob of the same bytes. */
    private static String digest(Statements statements, Dialect dialect, long toldBy) throws SQLException {
        StringBuilder columns = new StringBuilder();
        for (String column : AuditTable.ROW.split(", ", -1)) {
            columns.append(columns.length() == 0 ? "" : " || ',' || ").append(dialect.literal(column));
        }
        List<String> rows = statements.list(
                "SELECT " + columns + " FROM audit_stray WHERE told_by = ? ORDER BY id",
                row -> row.getString(1),
                toldBy);
        return Sha256.hex(String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
    }
}
