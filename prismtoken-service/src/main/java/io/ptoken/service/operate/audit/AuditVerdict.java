package io.ptoken.service.operate.audit;

import io.ptoken.service.port.AuditHead;
import io.ptoken.service.port.AuditLog.Link;
import java.util.List;

/** What came of verifying the audit log. */
public sealed interface AuditVerdict {

    /** Rows that were found right. */
    long rows();

    /** The same for people. */
    String sentence();

    /**
     * Every row follows from the one before.
     *
     * @param rows rows verified
     * @param anchor the row before the first, from which everything follows; what was before it has been trimmed
     * @param head the last row; who notes it elsewhere can tell later that nobody has put in another log
     * @param heads the last rows of all nodes where there are several, {@code anchor} and {@code head} being those of one
     * @param explained what was issued and differs from what is stored, for a cause; a sentence each
     */
    record Whole(long rows, Link anchor, Link head, List<AuditHead> heads, List<String> explained)
            implements AuditVerdict {

        public Whole {
            heads = List.copyOf(heads);
            explained = List.copyOf(explained);
        }

        /** That of a log with one chain, in which nothing needs an explanation. */
        public Whole(long rows, Link anchor, Link head) {
            this(rows, anchor, head, List.of(), List.of());
        }

        @Override
        public String sentence() {
            return "The log is whole: " + rows + " rows, head " + head.sequence() + ":" + head.hash() + ".";
        }
    }

    /**
     * The log is not as it was written.
     *
     * @param rows rows that were found right, before this place
     * @param sequence the first row that is not as it should be
     * @param fault what is wrong
     * @param text the same for people
     */
    record Broken(long rows, long sequence, Fault fault, String text) implements AuditVerdict {

        @Override
        public String sentence() {
            return "The log is not as it was written, row " + sequence + ": " + text;
        }
    }

    /** What can be wrong. */
    enum Fault {
        /** A row, or the one before it, is not what was written. */
        CHANGED,
        /** A row is not there. */
        MISSING,
        /** A row stands where it does not belong. */
        OUT_OF_ORDER,
        /** The last row is not the one that the log says is its last. */
        HEAD,
        /** The log is not the one whose row was noted. */
        NOT_AS_NOTED,
        /** The noted row has been trimmed by age, so that nothing can be compared. */
        NOTED_ROW_GONE,
        /** A row stands above the last one, or belongs to no chain. */
        STRAY,
        /** A field has another type, or a text that is never written. */
        RETYPED,
        /** The log is said to be trimmed where it was not. */
        ANCHOR,
        /** Rows were removed that were not old enough. */
        TRIMMED_EARLY,
        /** A chain does not hold the row that another node has seen in it. */
        TIED,
        /** A chain does not hold the row that is sealed outside of the store. */
        SEALED,
        /** The chain of a node is gone, or what is stored of it. */
        CHAIN_GONE,
        /** Rows that were moved because they did not belong are not as they were. */
        STRAYS_CHANGED,
        /** What was issued does not agree with results, identifiers or the module. */
        ISSUANCE
    }
}
