package io.ptoken.service.operate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditExportTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final AuditLog log = new InMemoryStore().auditLog();
    private final AuditExport export = new AuditExport(log, clock);

    @Test
    void writesTheRowsOfAHalfOpenPeriod() throws IOException {
        for (String at : new String[] {"2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"}) {
            log.append(AuditEntry.local(Instant.parse(at), "jane", "test", "", at));
        }
        StringBuilder out = new StringBuilder();

        long rows = export.write(
                new AuditPeriod(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z")),
                AuditFormat.CSV,
                "paul",
                "local",
                out);

        assertThat(rows).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(2).element(1).asString().startsWith("2,2026-02-01T00:00:00Z,jane,");
    }

    @Test
    void isItselfAnEntryOfTheLog() throws IOException {
        StringBuilder out = new StringBuilder();

        assertThat(export.write(AuditPeriod.ALL, AuditFormat.JSONL, "paul", "10.0.0.7", out))
                .isEqualTo(1);

        assertThat(out).contains("\"actor\":\"paul\",\"origin\":\"10.0.0.7\",\"action\":\"audit.export\"", "as JSONL");
    }

    /** 20,000 rows go through an output that keeps nothing; the rows are read a page at a time. */
    @Test
    void writesALongLogWithoutHoldingIt() throws IOException {
        AuditEntry entry = AuditEntry.local(clock.instant(), "jane", "test", "", "");
        for (int i = 0; i < 20_000; i++) {
            log.append(entry);
        }
        Counting out = new Counting();

        long rows = export.write(
                new AuditPeriod(clock.instant(), clock.instant().plus(Duration.ofSeconds(1))),
                AuditFormat.JSONL,
                "paul",
                "local",
                out);

        assertThat(rows).isEqualTo(20_001);
        assertThat(out.pieces).isEqualTo(20_002);
        assertThat(out.longest).isLessThan(400);
    }

    private static final class Counting implements Appendable {

        private int pieces;
        private int longest;

        @Override
        public Appendable append(CharSequence text) {
            pieces++;
            longest = Math.max(longest, text.length());
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char c) {
            return append(String.valueOf(c));
        }
    }
}
