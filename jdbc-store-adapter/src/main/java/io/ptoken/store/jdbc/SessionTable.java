package io.ptoken.store.jdbc;

import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.SQLException;
import java.time.Instant;

/** What several ports do with the table {@code api_session}. */
final class SessionTable {

    private static final String CLOSE_ALL_OF = """
            UPDATE api_session SET ends = ?, end_reason = ?
            WHERE username = ? AND ends > ? AND end_reason IS NULL""";

    private SessionTable() {}

    /** Ends all open sessions of an account; returns how many there were. */
    static int closeAllOf(Statements statements, String username, SessionEnd why, Instant at) throws SQLException {
        long micros = AuditTime.micros(at);
        return statements.update(CLOSE_ALL_OF, micros, why.reason(), username, micros);
    }

    /** What ended a session. */
    static SessionEnd endOf(String reason) {
        return SessionEnd.ofReason(reason)
                .orElseThrow(() -> new StoreException(
                        Reason.DAMAGED,
                        "a session has ended for a reason that this program does not know: run the release that"
                                + " ended it, or restore the newest backup"));
    }
}
