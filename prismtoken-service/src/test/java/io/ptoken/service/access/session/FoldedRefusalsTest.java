package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final int MEGABYTES = 10;

    private final SettableClock clock = new SettableClock("2026-11-30T12:00:05Z");
    private final RecordingStore store = new RecordingStore();
    private final FoldedRefusals refusals = new FoldedRefusals(store.auditLog(), clock, MEGABYTES);

    @Test
    void thoseOfAMinuteAreOneRow() {
        for (int i = 0; i < 890; i++) {
            refuse("10.0.0.9", "getStatus", "");
        }
        refusals.look();
        assertThat(rows()).as("the minute is not over").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        refusals.look();
        refusals.look();

        assertThat(rows())
                .containsExactly(
                        "10.0.0.9 getStatus  *890 so many from 2026-11-30T12:00:00Z to 2026-11-30T12:01:00Z, the"
                                + " last of them: no session");
        assertThat(store.auditLog().unsigned(Instant.EPOCH, AuditLog.END_OF_TIME, 100))
                .singleElement()
                .satisfies(calls -> assertThat(calls.count()).isEqualTo(890))
                .satisfies(calls -> assertThat(calls.rows()).isEqualTo(1));
    }

    @Test
    void aSingleOneIsWrittenAsItCame() {
        refuse("10.0.0.9", "getStatus", "");
        refusals.end();

        assertThat(rows()).containsExactly("10.0.0.9 getStatus  m-1 no session");
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
    void addressesOfOneIpv6SiteAreOneKind() {
        refuse("2001:db8:0:1:0:0:0:1", "getStatus", "");
        refuse("2001:db8:0:1:0:0:0:2", "getStatus", "");
        refuse("2001:db8:0:2:0:0:0:1", "getStatus", "");
        refuse("2001:db8:0:2:0:0:0:1", "getStatus", "");
        refusals.end();

        assertThat(rows()).hasSize(2);
        assertThat(rows().get(0)).startsWith("2001:db8:0:1:0:0:0:0/64 getStatus  *2 ");
        assertThat(rows().get(1)).startsWith("2001:db8:0:2:0:0:0:1 getStatus  *2 ");
    }

    @Test
    void moreKindsThanAreToldApartAreCountedTogether() {
        refuseFromManyAddresses(FoldedRefusals.MOST_KINDS + 7);
        refusals.end();

        assertThat(rows())
                .hasSize(FoldedRefusals.MOST_KINDS + 1)
                .last()
                .asString()
                .startsWith("others getStatus  *7 ");
    }

    /** The worst that strangers can do for the 400 days that rows are kept, in ten days. */
    @Test
    void theRowsKeepToTheirBudget() {
        long budget = MEGABYTES * 1_000_000L / FoldedRefusals.ROW_BYTES;
        long calls = 0;
        for (int minute = 0; minute < 10; minute++) {
            calls += minuteOfAttack();
        }
        assertThat(store.audited()).hasSizeBetween((int) (budget / 4), (int) (budget / 2));
        int before = store.audited().size();
        for (int day = 0; day < 10; day++) {
            calls += minuteOfAttack();
            clock.advance(Duration.ofDays(1));
            refusals.look();
        }

        assertThat((store.audited().size() - before) * 40)
                .as("what 400 days would come to")
                .isLessThanOrEqualTo((int) (budget / 2));
        assertThat(store.auditLog().unsigned(Instant.EPOCH, AuditLog.END_OF_TIME, 1_000_000).stream()
                        .mapToLong(AuditLog.Unsigned::count)
                        .sum())
                .isEqualTo(calls);
        assertThat(rows()).last().asString().contains(" so many from ").contains("T00:00:00Z to ");
    }

    private long minuteOfAttack() {
        refuseFromManyAddresses(FoldedRefusals.MOST_KINDS + 100);
        clock.advance(Duration.ofMinutes(1));
        refusals.look();
        return FoldedRefusals.MOST_KINDS + 100;
    }

    @Test
    void whatIsThereAlreadyCountsToTheBudget() {
        for (int i = 0; i < MEGABYTES * 1_000_000 / FoldedRefusals.ROW_BYTES; i++) {
            store.auditLog().append(entry("10.0.0.1", "getStatus", ""));
        }
        FoldedRefusals afterARestart = new FoldedRefusals(store.auditLog(), clock, MEGABYTES);
        afterARestart.look();
        afterARestart.add(entry("10.0.0.9", "getStatus", ""), "");
        int before = store.audited().size();
        clock.advance(Duration.ofMinutes(1));
        afterARestart.look();

        assertThat(store.audited()).hasSize(before);
    }

    @Test
    void whatAnAccountIsRefusedIsWrittenEachTime() {
        for (int i = 0; i < 3; i++) {
            refusals.add(entry("10.0.0.9", "getStatus", "vendor"), "");
        }
        assertThat(rows()).hasSize(3);
    }

    @Test
    void aProcessOfOneCommandWritesThemAsTheyCome() {
        FoldedRefusals.written(store.auditLog(), clock).add(entry("local", "operate", ""), "");

        assertThat(rows()).hasSize(1);
    }

    @Test
    void aStoreThatFailsLosesTheCountOfAMinute() {
        refuse("10.0.0.9", "getStatus", "");
        clock.advance(Duration.ofMinutes(1));
        store.failAt(Step.AUDIT, new StoreException(StoreException.Reason.FULL, "full"));
        refusals.look();
        store.recover();
        refuse("10.0.0.9", "getStatus", "");
        refusals.end();

        assertThat(rows()).hasSize(1);
    }

    private void refuseFromManyAddresses(int number) {
        for (int i = 0; i < number; i++) {
            refuse("10.0." + i / 256 + "." + i % 256, "getStatus", "");
        }
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
