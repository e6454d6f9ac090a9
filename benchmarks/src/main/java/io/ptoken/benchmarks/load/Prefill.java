package io.ptoken.benchmarks.load;

import io.ptoken.sts.tid.TokenIdentifier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Used token identifiers of a service that has sold for years, put straight into the table {@code used_tid}: each meter has
 * bought once a day, at a minute of its own. In the order of time, as they would have come.
 */
final class Prefill {

    private static final int MINUTES_PER_DAY = 1440;
    private static final int ROWS_PER_TRANSACTION = 200_000;

    private final int meters;
    private final long rows;
    private final TokenIdentifier now;

    /**
     * @param meters meters 0 to this, without this
     * @param rows used identifiers of all meters together
     */
    Prefill(int meters, long rows, Instant now) {
        this.meters = meters;
        this.rows = rows;
        this.now = TokenIdentifier.at(LoadInstallation.BASE_DATE, now);
    }

    /** Fills the table and returns how many rows it put in; the server must not run. */
    long into(String jdbcUrl) throws SQLException {
        long[] pans = new long[meters];
        for (int meter = 0; meter < meters; meter++) {
            pans[meter] = Long.parseLong(MeterNumbers.digits(meter));
        }
        try (Connection database = DriverManager.getConnection(jdbcUrl);
                PreparedStatement insert = database.prepareStatement(
                        "INSERT INTO used_tid (base_year, tid, meter_pan) VALUES (?, ?, ?)")) {
            database.setAutoCommit(false);
            long done = 0;
            long days = Math.floorDiv(rows + meters - 1, meters);
            for (long day = days; day >= 1; day--) {
                for (int minute = 0; minute < MINUTES_PER_DAY && done < rows; minute++) {
                    for (int meter = minute; meter < meters && done < rows; meter += MINUTES_PER_DAY) {
                        insert.setInt(1, LoadInstallation.BASE_DATE.year());
                        insert.setLong(2, now.minutes() - day * MINUTES_PER_DAY + minute);
                        insert.setLong(3, pans[meter]);
                        insert.addBatch();
                        done++;
                        if (done % ROWS_PER_TRANSACTION == 0) {
                            insert.executeBatch();
                            database.commit();
                        }
                    }
                }
            }
            insert.executeBatch();
            database.commit();
            return done;
        }
    }
}
