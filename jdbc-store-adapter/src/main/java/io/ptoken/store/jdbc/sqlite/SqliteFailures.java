package io.ptoken.store.jdbc.sqlite;

import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.sql.Failure;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's result codes mean for the person who reads the error. */
final class SqliteFailures {

    private static final int PRIMARY_CODE = 0xff;

    private final Path file;
    private final int busyTimeoutMs;

    SqliteFailures(Path file, int busyTimeoutMs) {
        this.file = file;
        this.busyTimeoutMs = busyTimeoutMs;
    }

    Failure of(SQLException e) {
        if (!(sqlite(e) instanceof SQLiteException failure)) {
            return Failure.ofConnection(
                    Reason.UNAVAILABLE,
                    "the store " + file + " does not answer: look at the load of this machine and try again");
        }
        SQLiteErrorCode code = failure.getResultCode();
        return switch (code.code & PRIMARY_CODE) {
            case 13 ->
                Failure.ofConnection(
                        Reason.FULL,
                        "there is no room left for the store " + file
                                + ": free space on its disk; a server that runs already goes on then by itself");
            case 10 ->
                Failure.ofConnection(
                        Reason.INPUT_OUTPUT,
                        "the disk failed under the store " + file + " (" + code.name()
                                + "): look at the system log and at the disk before more is sold");
            case 11, 26 ->
                Failure.ofConnection(
                        Reason.DAMAGED,
                        "the store " + file + " is damaged or is not a database (" + code.name()
                                + "): stop the service and restore the newest backup");
            case 5, 6 ->
                Failure.ofConnection(
                        Reason.UNAVAILABLE,
                        "the store " + file + " has been locked by another process for " + busyTimeoutMs / 1000
                                + " s: end the program that keeps it locked, then try again");
            case 3, 8, 14, 23 ->
                Failure.ofConnection(
                        Reason.UNAVAILABLE,
                        "the store " + file + " cannot be opened for writing (" + code.name()
                                + "): let the user that the service runs as write to this file and its folder");
            case 7, 9, 21 ->
                Failure.ofConnection(
                        Reason.OTHER,
                        "the store " + file + " failed (" + code.name() + "): look at the log of the service");
            default ->
                new Failure(
                        Reason.OTHER,
                        "the store " + file + " refused a statement (" + code.name()
                                + "), nothing was stored: look at the log of the service",
                        Failure.Scope.CHANGE);
        };
    }

    private static Throwable sqlite(SQLException e) {
        Throwable cause = e;
        while (!(cause instanceof SQLiteException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
