package io.ptoken.store.jdbc;

import io.ptoken.service.port.TokenIdentifierLedger;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.Iterator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** {@link TokenIdentifierLedger} on the table {@code used_tid}, whose primary key refuses a second use. */
final class JdbcTokenIdentifierLedger implements TokenIdentifierLedger {

    private final WriteTransactions transactions;

    JdbcTokenIdentifierLedger(WriteTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public TokenIdentifier reserve(MeterPan pan, BaseDate baseDate, TokenIdentifier earliest) {
        return transactions.write(handle -> {
            TokenIdentifier free = firstFree(handle, pan, baseDate, earliest.unreserved());
            insert(handle, pan, baseDate, free);
            return free;
        });
    }

    @Override
    public boolean reserveExactly(MeterPan pan, BaseDate baseDate, TokenIdentifier tid) {
        return transactions.write(handle -> insert(handle, pan, baseDate, tid) == 1);
    }

    /** Walks up the used identifiers from {@code earliest} to the first gap; usually there is nothing to walk over. */
    private static TokenIdentifier firstFree(Handle handle, MeterPan pan, BaseDate baseDate, TokenIdentifier earliest) {
        try (ResultIterator<Integer> rows = handle.createQuery(
                        "SELECT tid FROM used_tid WHERE meter_pan = ? AND base_year = ? AND tid >= ? ORDER BY tid")
                .bind(0, panNumber(pan))
                .bind(1, baseDate.year())
                .bind(2, earliest.minutes())
                .mapTo(Integer.class)
                .iterator()) {
            return firstGap(rows, earliest);
        }
    }

    private static TokenIdentifier firstGap(Iterator<Integer> usedAscending, TokenIdentifier earliest) {
        TokenIdentifier candidate = earliest;
        while (usedAscending.hasNext()) {
            int used = usedAscending.next();
            if (used > candidate.minutes()) {
                return candidate;
            }
            if (used == candidate.minutes()) {
                candidate = candidate.next();
            }
        }
        return candidate;
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
