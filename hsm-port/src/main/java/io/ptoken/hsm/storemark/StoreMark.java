package io.ptoken.hsm.storemark;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a store had come when somebody outside of it looked last. A store without the row {@code auditSequence} in its
 * audit log, or with another hash there, is an older copy or another store. The token identifiers run ahead of what was
 * used, like a lease: whatever was vended under this mark is at or below them. Immutable and thread safe.
 *
 * @param storeId identity of the store, 1-64 printable ASCII characters without blanks
 * @param auditSequence number of a row that was durable in the audit log, 0 before the first
 * @param auditHash hash of that row, 64 lower-case hex digits
 * @param highest for each base date that was sold under, the highest token identifier that any meter may have got, apart
 *     from those in {@code ahead}
 * @param ahead meters that may have got higher ones; at most {@value #MOST_AHEAD}
 * @param chains how far the chains of the audit log had come, of all nodes, when somebody looked last
 */
public record StoreMark(
        String storeId,
        long auditSequence,
        String auditHash,
        Map<BaseDate, TokenIdentifier> highest,
        List<AheadTid> ahead,
        List<ChainMark> chains) {

    /** Most meters in {@code ahead}. */
    public static final int MOST_AHEAD = 1000;

    private static final Pattern STORE_ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public StoreMark {
        if (!STORE_ID.matcher(storeId).matches()) {
            throw new InvalidValueException("store id", storeId, "1-64 printable characters without blanks");
        }
        if (auditSequence < 0) {
            throw new InvalidValueException("audit sequence", Long.toString(auditSequence), "0 or more");
        }
        if (!HASH.matcher(auditHash).matches()) {
            throw new InvalidValueException("audit hash", auditHash, "64 lower-case hex digits");
        }
        InvalidValueException.requireRange("meters ahead of the clock", ahead.size(), 0, MOST_AHEAD);
        highest = Map.copyOf(highest);
        ahead = List.copyOf(ahead);
        chains = List.copyOf(chains);
    }

    /** One that says nothing of the chains. */
    public StoreMark(
            String storeId,
            long auditSequence,
            String auditHash,
            Map<BaseDate, TokenIdentifier> highest,
            List<AheadTid> ahead) {
        this(storeId, auditSequence, auditHash, highest, ahead, List.of());
    }

    /** True when this mark says that the meter may have got that identifier. */
    public boolean covers(MeterPan pan, BaseDate baseDate, TokenIdentifier tid) {
        return Optional.ofNullable(highest.get(baseDate))
                        .filter(high -> tid.compareTo(high) <= 0)
                        .isPresent()
                || ahead.stream()
                        .anyMatch(entry -> entry.baseDate() == baseDate
                                && entry.pan().equals(pan)
                                && tid.compareTo(entry.tid()) <= 0);
    }
}
