package io.ptoken.store.jdbc;

import java.sql.SQLException;

/** What other ports do to the table {@code api_session}. */
final class SessionTable {

    private SessionTable() {}

    /** Removes all sessions of an account; returns how many there were. */
    static int removeAllOf(Statements statements, String username) throws SQLException {
        return statements.update("DELETE FROM api_session WHERE username = ?", username);
    }
}
