package io.ptoken.store.jdbc.sql;

import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema up to date. Never repairs or cleans: a schema that does not match is for a person to look at. */
public final class Migrations {

    private Migrations() {}

    public static void run(Dialect dialect, String place) {
        if (isDone(dialect)) {
            return;
        }
        try {
            Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(dialect.migrationSource())
                    .locations(dialect.migrations())
                    .cleanDisabled(true)
                    .ignoreMigrationPatterns("*:pending")
                    .loggers("slf4j")
                    .load();
            requireKnown(flyway.info(), place);
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new StoreException(
                    Reason.SCHEMA,
                    place + " has a schema that this program did not make, or that was changed by hand:"
                            + " restore the newest backup, or name another database",
                    e);
        } catch (FlywayException e) {
            if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw new StoreException(
                        Reason.SCHEMA, place + " is not empty and not of this program: name an empty database", e);
            }
            throw failure(e, dialect, place);
        }
    }

    private static boolean isDone(Dialect dialect) {
        try {
            return SchemaHistory.isNewest(dialect);
        } catch (SQLException e) {
            throw dialect.failure(e).exception(e);
        }
    }

    private static void requireKnown(MigrationInfoService info, String place) {
        boolean newer = Arrays.stream(info.applied()).anyMatch(Migrations::isFuture);
        if (newer) {
            throw new StoreException(
                    Reason.SCHEMA,
                    place + " was written by a newer release (schema "
                            + info.current().getVersion()
                            + "): run that release, or restore the backup made before the upgrade");
        }
        boolean failed =
                Arrays.stream(info.all()).anyMatch(one -> one.getState().isFailed());
        if (failed) {
            throw new StoreException(
                    Reason.SCHEMA,
                    place + " was left half-way by an upgrade that failed: restore the backup made before the upgrade");
        }
    }

    private static boolean isFuture(MigrationInfo migration) {
        return switch (migration.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED -> true;
            default -> false;
        };
    }

    private static StoreException failure(FlywayException e, Dialect dialect, String place) {
        Throwable cause = e;
        while (cause != null) {
            if (cause instanceof SQLException sql) {
                Failure failure = dialect.failure(sql);
                return failure.scope() == Failure.Scope.CONNECTION ? failure.exception(e) : schema(place, e);
            }
            cause = cause.getCause();
        }
        return schema(place, e);
    }

    private static StoreException schema(String place, FlywayException e) {
        return new StoreException(
                Reason.SCHEMA,
                place + " could not be brought to the schema of this release: look at the log of the service,"
                        + " and restore the newest backup",
                e);
    }
}
