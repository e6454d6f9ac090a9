package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.fixture.RecordingStore;
import io.ptoken.service.fixture.RecordingStore.Step;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedRefusalsTest {

    private final SettableClock clock = new SettableClock("2026-11-30T12:00:05Z");
    private final RecordingStore store = new RecordingStore();
    private final FoldedRefusals refusals = new FoldedRefusals(store.auditLog(), clock);

    @Test
    void theFirstOfAMinuteIsWrittenAsItComesAndTheOthersAreOneRow() {
        for (int i = 0; i < 890; i++) {
            refuse("10.0.0.9", "getStatus", "");
        }
        assertThat(rows()).containsExactly("10.0.0.9 getStatus  m-1 no session");

        refusals.look();
        assertThat(rows()).as("the minute is not over").hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        refusals.look();
        refusals.look();

        assertThat(rows())
                .containsExactly(
                        "10.0.0.9 getStatus  m-1 no session",
                        "10.0.0.9 getStatus  *889 so many more in the minute 2026-11-30T12:00:00Z, the last of them: no"
                                + " session");
        assertThat(store.auditLog().unsigned(Instant.EPOCH, AuditLog.END_OF_TIME, 100))
                .singleElement()
                .satisfies(calls -> assertThat(calls.count()).isEqualTo(890))
                .satisfies(calls -> assertThat(calls.rows()).isEqualTo(2));
    }

    @Test
    void kindsAndMinutesAreToldApart() {
        refuse("10.0.0.9", "getStatus", "");
        refuse("10.0.0.9", "issueCreditToken", "");
        refuse("10.0.0.8", "getStatus", "");
        refuse("10.0.0.8", "signInWithPassword", "vendor");
        refuse("10.0.0.8", "signInWithPassword", "other");
        clock.advance(Duration.ofMinutes(1));
        refuse("10.0.0.9", "getStatus", "");

        refusals.end();
        assertThat(rows()).hasSize(6).noneMatch(row -> row.contains("*"));
    }

    @Test
    void whoEndsLosesNothing() {
        refuse("10.0.0.9", "getStatus", "");
        refuse("10.0.0.9", "getStatus", "");
        refusals.end();
        assertThat(rows()).hasSize(2).last().asString().contains("*1");
    }

    @Test
    void moreKindsThanAreToldApartAreCountedTogether() {
        for (int i = 0; i < FoldedRefusals.MOST_KINDS + 7; i++) {
            refuse("10.0." + i / 256 + "." + i % 256, "getStatus", "");
        }
        refusals.end();

        assertThat(rows())
                .hasSize(FoldedRefusals.MOST_KINDS + 1)
                .last()
                .asString()
                .startsWith("others getStatus  *7 ");
    }

    @Test
    void whatAnAccountIsRefusedIsWrittenEachTime() {
        for (int i = 0; i < 3; i++) {
            refusals.add(entry("10.0.0.9", "getStatus", "vendor"), "");
        }
        assertThat(rows()).hasSize(3);
    }

    @Test
    void aStoreThatFailsIsToldToTheFirstAndLosesACount() {
        store.failAt(Step.AUDIT, new StoreException(StoreException.Reason.FULL, "full"));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> refuse("10.0.0.9", "getStatus", ""));
        refuse("10.0.0.9", "getStatus", "");
        refusals.end();
        assertThat(rows()).isEmpty();
    }

    private void refuse(String origin, String action, String account) {
        refusals.add(entry(origin, action, ""), account);
    }

    private AuditEntry entry(String origin, String action, String actor) {
        return new AuditEntry(clock.instant(), actor, origin, action, "", "EAuthentication.Token", "m-1", "no session");
    }

    private List<String> rows() {
        return store.audited().stream()
                .map(row -> row.origin() + " " + row.action() + " " + row.subject() + " " + row.messageId() + " "
                        + row.detail())
                .toList();
    }
}
