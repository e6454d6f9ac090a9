package io.ptoken.store.jdbc.sql;

import io.ptoken.service.port.AuditTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moments that may be missing, as columns that may be NULL. */
public final class Times {

    private Times() {}

    public static @Nullable Long micros(Optional<Instant> instant) {
        return instant.map(AuditTime::micros).orElse(null);
    }

    public static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(AuditTime.instant(micros));
    }
}
