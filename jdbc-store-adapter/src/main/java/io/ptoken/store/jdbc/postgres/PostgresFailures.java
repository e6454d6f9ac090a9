package io.ptoken.store.jdbc.postgres;

import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.sql.Failure;
import java.sql.SQLException;

/** What PostgreSQL's error codes (SQLSTATE) mean for the person who reads the error. */
final class PostgresFailures {

    private final PostgresSettings settings;

    PostgresFailures(PostgresSettings settings) {
        this.settings = settings;
    }

    Failure of(SQLException e) {
        String state = state(e);
        return switch (state) {
            case "40001", "40P01" ->
                new Failure(
                        Reason.UNAVAILABLE,
                        "transactions of several nodes kept each other waiting, nothing was stored: try again",
                        Failure.Scope.BATCH);
            case "55P03" ->
                Failure.ofConnection(
                        Reason.UNAVAILABLE,
                        "another session of the " + database() + " has kept a row locked for "
                                + settings.lockTimeout().toSeconds()
                                + " s, nothing was stored: end that session, then try again");
            case "57014" ->
                Failure.ofConnection(
                        Reason.UNAVAILABLE,
                        "the " + database() + " did not finish a statement within "
                                + settings.statementTimeout().toSeconds()
                                + " s, nothing was stored: look at its load, then try again");
            case "53100" ->
                Failure.ofConnection(
                        Reason.FULL,
                        "there is no room left for the " + database()
                                + ": free space on its disk; a server that runs already goes on then by itself");
            case "58030" ->
                Failure.ofConnection(
                        Reason.INPUT_OUTPUT,
                        "the disk failed under the " + database()
                                + ": look at its log and at the disk before more is sold");
            case "XX001", "XX002" ->
                Failure.ofConnection(
                        Reason.DAMAGED,
                        "the " + database() + " is damaged: look at its log and restore it from its newest backup");
            case "25006" ->
                Failure.ofConnection(
                        Reason.UNAVAILABLE,
                        "the " + database() + " allows reading only: connect to the server that is not a standby");
            case "3D000" ->
                Failure.ofConnection(
                        Reason.UNAVAILABLE,
                        "the " + database() + " does not exist: create it, or correct the URL in the configuration");
            case "28000", "28P01", "42501" ->
                Failure.ofConnection(
                        Reason.UNAVAILABLE,
                        "the " + database() + " does not let the user " + settings.username()
                                + " in, or not do this: check name, password and rights");
            default -> ofClass(state);
        };
    }

    /** When the connection breaks while committing, the server may have committed before or after. */
    Failure ofCommit(SQLException e) {
        Failure failure = of(e);
        if (!isAnswer(state(e))) {
            return Failure.ofConnection(
                    Reason.OUTCOME_UNKNOWN,
                    "the connection to the " + database()
                            + " broke during a commit; whether this change is stored is not known:"
                            + " look at the database and its network");
        }
        return failure.scope() == Failure.Scope.BATCH
                ? failure
                : new Failure(failure.reason(), failure.text(), Failure.Scope.CONNECTION);
    }

    private Failure ofClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "", "08", "57", "53", "58" ->
                Failure.ofConnection(
                        Reason.UNAVAILABLE,
                        "the " + database() + " cannot be reached or does not answer"
                                + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")")
                                + ": start it, or look at its load and at the network; a server that runs already"
                                + " goes on then by itself");
            default ->
                new Failure(
                        Reason.OTHER,
                        "the " + database() + " refused a statement (SQLSTATE " + state
                                + "), nothing was stored: look at the log of the service",
                        Failure.Scope.CHANGE);
        };
    }

    /** True when the server itself said that it did not commit. */
    private static boolean isAnswer(String state) {
        return !state.isEmpty() && !state.startsWith("08") && !state.startsWith("57P");
    }

    private String database() {
        return "database " + settings.place();
    }

    /** Pools and batches wrap what the driver said. */
    private static String state(SQLException e) {
        Throwable cause = e;
        String state = "";
        while (cause != null) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = sql.getSQLState();
            }
            cause = cause.getCause();
        }
        return state;
    }
}
