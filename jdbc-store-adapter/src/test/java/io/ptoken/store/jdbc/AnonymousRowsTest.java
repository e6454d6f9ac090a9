package io.ptoken.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.session.FoldedRefusals;
import io.ptoken.service.port.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers make durable takes no more of the disk than its budget says. */
class AnonymousRowsTest {

    private static final int MEGABYTES = 10;
    private static final int KINDS = 1_100;
    private static final String LONG_NAME = "n".repeat(60);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void theFileKeepsToTheBudget() throws IOException {
        Path file = folder.resolve("ptoken.db");
        try (JdbcStore store = JdbcStore.openSqlite(file)) {
            FoldedRefusals refusals = new FoldedRefusals(store.auditLog(), () -> now, MEGABYTES);
            long calls = 0;
            for (int minute = 0; minute < 6; minute++) {
                calls += attack(refusals, Duration.ofMinutes(1));
            }
            for (int day = 0; day < 40; day++) {
                calls += attack(refusals, Duration.ofDays(1));
            }

            assertThat(store.auditLog().unsignedRows()).isGreaterThan(3_000);
            assertThat(store.auditLog().unsigned(Instant.EPOCH, now, 1_000_000).stream()
                            .mapToLong(each -> each.count())
                            .sum())
                    .isEqualTo(calls);
        }
        assertThat(Files.size(file)).isBetween(MEGABYTES * 100_000L, MEGABYTES * 1_000_000L);
    }

    private long attack(FoldedRefusals refusals, Duration time) {
        for (int i = 0; i < KINDS; i++) {
            String address = "2001:db8:" + Integer.toHexString(0x1000 + i) + ":aaaa:bbbb:cccc:dddd:eeee";
            refusals.add(
                    new AuditEntry(
                            now,
                            "",
                            address,
                            "loadTransactionLicense",
                            LONG_NAME,
                            "EAuthentication.Permission",
                            "m".repeat(40),
                            "r".repeat(200)),
                    LONG_NAME);
        }
        now = now.plus(time);
        refusals.look();
        return KINDS;
    }
}
