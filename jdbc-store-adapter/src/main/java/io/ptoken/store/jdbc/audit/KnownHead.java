package io.ptoken.store.jdbc.audit;

import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.NodeChain;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.util.OptionalLong;

/**
 * The last row of the audit log that this process wrote or was told to expect. A store that lacks it is an older copy, put
 * back while the process runs, or a standby that was behind and took over; nothing is changed in it. Thread safe.
 */
public final class KnownHead {

    private static final String WHAT_TO_DO =
            "an older copy of the store was put back, or a standby that was behind took"
                    + " over; nothing is stored in it. Put the newest copy back and start again, or, if there is none, stop every"
                    + " node and accept it with 'ptoken store accept-older'";

    private final String node;
    private volatile Link last = Link.START;
    private volatile long chain;
    private volatile boolean older;

    /**
     * What a store says about that row.
     *
     * @param headSequence where the chain ends that the row is in
     * @param hashThere hash of the row with its number, empty for none
     * @param anchorSequence up to where that chain was trimmed
     */
    public record Found(long headSequence, String hashThere, long anchorSequence) {}

    /** @param node whose chain this process appends to; empty where there is one node */
    public KnownHead(String node) {
        this.node = node;
    }

    public String node() {
        return node;
    }

    /** The chain that this process appends to; empty before the first time. */
    public OptionalLong chain() {
        return chain == 0 ? OptionalLong.empty() : OptionalLong.of(chain);
    }

    /** A row that this process wrote is durable. */
    public void wrote(Link row) {
        chain = NodeChain.idOf(row.sequence());
        durable(row);
    }

    public Link last() {
        return last;
    }

    /** A row that is durable; earlier ones than the last are not news. */
    public synchronized void durable(Link row) {
        if (row.sequence() >= last.sequence()) {
            last = row;
        }
    }

    /**
     * Compares with what the store says; from a miss on, everything is refused until a store has the row again.
     *
     * @param expected the row that was asked for
     * @throws StoreException when it lacks the row
     */
    public void compare(Link expected, Found found) {
        older = !holds(found, expected);
        if (older) {
            throw refusal(expected, found.headSequence());
        }
    }

    public static boolean holds(Found found, Link row) {
        return row.sequence() <= found.anchorSequence()
                || (found.hashThere().equals(row.hash()) && row.sequence() <= found.headSequence());
    }

    /**
     * Lets go on with a store that has the row.
     *
     * @throws StoreException when the store was found to lack the row
     */
    public void requireCurrent() {
        if (older) {
            throw refusal(last);
        }
    }

    private static StoreException refusal(Link expected, long head) {
        return new StoreException(
                Reason.OLDER,
                "the audit log ends at row " + head + ", and row " + expected.sequence()
                        + " that this process wrote is not in it: " + WHAT_TO_DO);
    }

    private static StoreException refusal(Link expected) {
        return new StoreException(
                Reason.OLDER,
                "row " + expected.sequence() + " of the audit log that this process wrote is missing: " + WHAT_TO_DO);
    }
}
