package io.ptoken.service.port;

import io.ptoken.service.port.AuditLog.Link;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The chain of one node, as the store says it stands. Each has row numbers of its own, so that no node waits for another one;
 * the numbers are part of the hashes, so that no row of one chain fits into another.
 *
 * @param id from 1; its rows are numbered from {@link #before()} + 1 on
 * @param node name of the node, empty where there is only one
 * @param torn true when one of the two rows that describe it is gone
 * @param anchor the last row that was trimmed
 * @param anchorRow what was in that row, see {@link #describe}; empty when it is not known
 * @param head the last row
 */
public record NodeChain(long id, String node, boolean torn, Link anchor, String anchorRow, Link head) {

    /** Rows that a chain has room for: 35,000 a second for a year. */
    public static final long ROOM = 1L << 40;

    private static final int FIELDS = 9;

    /**
     * The last row that was trimmed.
     *
     * @param hash its hash, computed anew
     * @param at when it was written
     */
    public record Trimmed(String hash, Instant at) {}

    /** The chain that a row belongs to by its number; the first for 0, the place before it. */
    public static long idOf(long sequence) {
        return sequence == 0 ? 1 : Math.floorDiv(sequence - 1, ROOM) + 1;
    }

    /** The number before the first row of a chain. */
    public static long before(long id) {
        return (id - 1) * ROOM;
    }

    /** The number before its first row. */
    public long before() {
        return before(id);
    }

    /** True when something was trimmed. */
    public boolean isTrimmed() {
        return anchor.sequence() > before();
    }

    /** A row that is trimmed, and the hash before it, so that its age can be shown later. */
    public static String describe(String before, AuditEntry entry) {
        return before + "\n" + AuditTime.micros(entry.at()) + "\n" + String.join("\n", entry.texts());
    }

    /** What {@link #anchorRow} says; empty when it says nothing that makes sense. */
    public Optional<Trimmed> trimmed() {
        List<String> fields = List.of(anchorRow.split("\n", -1));
        if (fields.size() != FIELDS) {
            return Optional.empty();
        }
        try {
            AuditEntry entry = new AuditEntry(
                    AuditTime.instant(Long.parseLong(fields.get(1))),
                    fields.get(2),
                    fields.get(3),
                    fields.get(4),
                    fields.get(5),
                    fields.get(6),
                    fields.get(7),
                    fields.get(8));
            return Optional.of(new Trimmed(AuditChain.next(fields.get(0), anchor.sequence(), entry), entry.at()));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
