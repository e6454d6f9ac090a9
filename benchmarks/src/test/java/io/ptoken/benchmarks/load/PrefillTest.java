package io.ptoken.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.tid.TokenIdentifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefillTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path directory;

    @Test
    void givesEveryMeterOneIdentifierADayBeforeNow() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("p.db");
        try (Connection database = DriverManager.getConnection(url);
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE used_tid (base_year INTEGER, tid INTEGER, meter_pan INTEGER,"
                    + " PRIMARY KEY (base_year, tid, meter_pan))");

            assertThat(new Prefill(3000, 29_999, NOW).into(url)).isEqualTo(29_999);

            try (ResultSet seen = statement.executeQuery("SELECT count(*), count(DISTINCT meter_pan), max(tid),"
                    + " min(tid), min(base_year), max(base_year) FROM used_tid")) {
                seen.next();
                assertThat(seen.getLong(1)).isEqualTo(29_999);
                assertThat(seen.getLong(2)).isEqualTo(3000);
                int now = TokenIdentifier.at(LoadInstallation.BASE_DATE, NOW).minutes();
                assertThat(seen.getInt(3)).isLessThan(now);
                assertThat(seen.getInt(4)).isEqualTo(now - 10 * 1440);
                assertThat(seen.getInt(5)).isEqualTo(2014);
                assertThat(seen.getInt(6)).isEqualTo(2014);
            }
        }
    }
}
