package io.ptoken.store.jdbc;

import io.ptoken.service.port.TokenIdentifierLedger;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.Iterator;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** {@link TokenIdentifierLedger} on the table {@code used_tid}, whose primary key refuses a second use. */
final class JdbcTokenIdentifierLedger implements TokenIdentifierLedger {

    private final WriteTransactions transactions;

    JdbcTokenIdentifierLedger(WriteTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<TokenIdentifier> reserve(
            MeterPan pan, BaseDate baseDate, TokenIdentifier earliest, TokenIdentifier latest) {
        return transactions.write(handle -> {
            Optional<TokenIdentifier> free = firstFree(handle, pan, baseDate, earliest.unreserved(), latest);
            free.ifPresent(tid -> requireInserted(insert(handle, pan, baseDate, tid)));
            return free;
        });
    }

    @Override
    public boolean reserveExactly(MeterPan pan, BaseDate baseDate, TokenIdentifier tid) {
        return transactions.write(handle -> insert(handle, pan, baseDate, tid) == 1);
    }

    /** Walks up the used identifiers from {@code earliest} to the first gap; usually there is nothing to walk over. */
    private static Optional<TokenIdentifier> firstFree(
            Handle handle, MeterPan pan, BaseDate baseDate, TokenIdentifier earliest, TokenIdentifier latest) {
        try (ResultIterator<Integer> rows = handle.createQuery(
                        "SELECT tid FROM used_tid WHERE meter_pan = ? AND base_year = ? AND tid BETWEEN ? AND ? ORDER BY tid")
                .bind(0, panNumber(pan))
                .bind(1, baseDate.year())
                .bind(2, earliest.minutes())
                .bind(3, latest.minutes())
                .mapTo(Integer.class)
                .iterator()) {
            return firstGap(rows, earliest, latest);
        }
    }

    private static Optional<TokenIdentifier> firstGap(
            Iterator<Integer> usedAscending, TokenIdentifier earliest, TokenIdentifier latest) {
        TokenIdentifier candidate = earliest;
        while (candidate.compareTo(latest) <= 0 && usedAscending.hasNext()) {
            int used = usedAscending.next();
            if (used > candidate.minutes()) {
                break;
            }
            if (used == latest.minutes()) {
                return Optional.empty();
            }
            if (used == candidate.minutes()) {
                candidate = candidate.next();
            }
        }
        return candidate.compareTo(latest) <= 0 ? Optional.of(candidate) : Optional.empty();
    }

    /** Nobody can have come between: the transaction holds the only write lock. Should it not, no token is made. */
    private static void requireInserted(int rows) {
        if (rows != 1) {
            throw new StoreException("another call reserved the same token identifier meanwhile");
        }
    }

    private static int insert(Handle handle, MeterPan pan, BaseDate baseDate, TokenIdentifier tid) {
        return handle.createUpdate(
                        "INSERT INTO used_tid (meter_pan, base_year, tid) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .bind(0, panNumber(pan))
                .bind(1, baseDate.year())
                .bind(2, tid.minutes())
                .execute();
    }

    private static long panNumber(MeterPan pan) {
        return Long.parseLong(pan.digits());
    }
}
