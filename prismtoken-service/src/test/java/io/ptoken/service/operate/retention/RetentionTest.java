package io.ptoken.service.operate.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.KnownAddress;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.retention.Retention.Removed;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AlertStore;
import io.ptoken.service.port.ApprovalStore;
import io.ptoken.service.port.ApprovalStore.Asker;
import io.ptoken.service.port.ApprovalStore.Request;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.ClockDoubts;
import io.ptoken.service.port.EnteredKeys;
import io.ptoken.service.port.FigureStore;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.Standing;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.service.port.KekSlotStore;
import io.ptoken.service.port.KeyCatalogue;
import io.ptoken.service.port.KmcPublicKeys;
import io.ptoken.service.port.KnownAddressStore;
import io.ptoken.service.port.ModuleLeases;
import io.ptoken.service.port.ModuleStandingStore;
import io.ptoken.service.port.ModuleWitness;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.PreferenceStore;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.SessionStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreHistory;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

    private static final MeterPan PAN = MeterPan.parse("600727000000000009");

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final PreferenceService preferences = new PreferenceService(store.preferences(), clock);
    private final Retention retention = new Retention(store, clock);

    @Test
    void resultsAreKeptForThirtyDaysAndNoLonger() {
        result("m-1");

        clock.advance(Duration.ofDays(30));
        assertThat(retention.step().results()).isZero();
        assertThat(standing("m-1")).isInstanceOf(Standing.Answered.class);

        clock.advance(Duration.ofSeconds(1));
        assertThat(retention.step().results()).isEqualTo(1);
        assertThat(standing("m-1")).isInstanceOf(Standing.Unknown.class);
    }

    @Test
    void thePreferenceSaysHowLongResultsAreKept() {
        preferences.set("ptoken.resultRetentionDays", "2", "jane", "local");
        result("m-1");

        clock.advance(Duration.ofDays(2));
        assertThat(retention.step().results()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(retention.step().results()).isEqualTo(1);
    }

    @Test
    void usedTokenIdentifiersOutliveTheirResults() {
        result("m-1");
        clock.advance(Duration.ofDays(5000));
        while (retention.step().isPartial()) {
            // until nothing is left to remove
        }

        assertThat(begin("m-2")).isInstanceOf(Begun.NoTid.class);
    }

    @Test
    void rowsOfTheAuditLogAreKeptForFourHundredDays() {
        store.auditLog().append(AuditEntry.local(clock.instant(), "jane", "test", "", ""));

        clock.advance(Duration.ofDays(400));
        assertThat(retention.step().auditRows()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(retention.step().auditRows()).isEqualTo(1);
        assertThat(store.auditLog().anchor().sequence()).isEqualTo(1);
    }

    @Test
    void thePreferenceSaysHowLongRowsOfTheAuditLogAreKept() {
        preferences.set("ptoken.auditRetentionDays", "30", "jane", "local");

        clock.advance(Duration.ofDays(30));
        assertThat(retention.step().auditRows()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(retention.step().auditRows()).isEqualTo(1);
    }

    @Test
    void requestsForApprovalAreKeptAsLongAsTheAuditLog() {
        preferences.set("ptoken.auditRetentionDays", "30", "jane", "local");
        Request request =
                new Request(new Asker(Optional.of("jane"), "jane"), "user.remove", "till", "d", "", clock.instant());
        store.approvals()
                .ask(
                        request,
                        clock.instant(),
                        id -> AuditEntry.local(clock.instant(), "jane", "approvals.ask", "1", ""));

        clock.advance(Duration.ofDays(30));
        assertThat(retention.step().approvals()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(retention.step().approvals()).isEqualTo(1);
        assertThat(store.approvals().newest(1)).isEmpty();
    }

    @ParameterizedTest(name = "of {0} s: {1} s after their end")
    @CsvSource({"300, 300", "3600, 3600", "86400, 3600"})
    void sessionsAreKeptForOneMoreLifetimeAndAtMostAnHour(int lifetime, int kept) {
        preferences.set("ptoken.sessionTimeoutSec", Integer.toString(lifetime), "jane", "local");
        session("expired", clock.instant());
        session("revoked", clock.instant().plusSeconds(lifetime));
        store.sessions()
                .close(
                        "revoked",
                        SessionEnd.REVOKED,
                        AuditEntry.local(clock.instant(), "jane", "session.revoke", "", ""));

        clock.advance(Duration.ofSeconds(kept));
        assertThat(retention.step().sessions()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(retention.step().sessions()).isEqualTo(2);
    }

    @Test
    void addressesAreForgottenAfterAWeekAndBeyondTenThousand() {
        KnownAddressStore known = store.knownAddresses();
        known.put(KnownAddress.proved("jane", "10.0.0.1", clock.instant().minus(Duration.ofDays(7))));
        known.put(KnownAddress.proved("jane", "10.0.0.2", clock.instant().minus(Duration.ofDays(8))));
        for (int i = 0; i < 9_999; i++) {
            known.put(KnownAddress.proved("till " + i, "10.0.0.1", clock.instant()));
        }

        assertThat(retention.step().knownAddresses()).isEqualTo(1);
        assertThat(known.find("jane", "10.0.0.1")).isPresent();
        known.put(KnownAddress.proved("one more", "10.0.0.1", clock.instant()));
        assertThat(retention.step().knownAddresses()).isEqualTo(1);

        assertThat(known.find("jane", "10.0.0.1")).isEmpty();
    }

    @Test
    void openSessionsAreNeverRemoved() {
        session("open", clock.instant().plusSeconds(86_400));

        clock.advance(Duration.ofSeconds(86_399));

        assertThat(retention.step().sessions()).isZero();
    }

    @Test
    void aStepRemovesFewRowsAndTellsThatThereAreMore() {
        for (int i = 0; i < 1100; i++) {
            store.auditLog().append(AuditEntry.local(clock.instant(), "jane", "test", "", ""));
        }
        clock.advance(Duration.ofDays(401));

        Removed first = retention.step();
        assertThat(first).isEqualTo(new Removed(0, 500, 0, 0, 0, 0));
        assertThat(first.isPartial()).isTrue();
        assertThat(retention.step().auditRows()).isEqualTo(500);
        Removed last = retention.step();
        assertThat(last).isEqualTo(new Removed(0, 100, 0, 0, 0, 0));
        assertThat(last.isPartial()).isFalse();
    }

    @Test
    void anAgeThatThisReleaseDoesNotAcceptRemovesNothing() {
        store.preferences()
                .set("ptoken.resultRetentionDays", "forever", AuditEntry.local(clock.instant(), "x", "x", "", ""));
        result("m-1");
        clock.advance(Duration.ofDays(500));

        assertThat(retention.step().results()).isZero();
        assertThat(standing("m-1")).isInstanceOf(Standing.Answered.class);
    }

    @Test
    void aStoreThatFailsStopsTheStepButNotTheScheduler() {
        Retention failing = new Retention(new PreferencesFail(store), clock);
        result("m-1");
        clock.advance(Duration.ofDays(500));

        assertThatThrownBy(failing::step).isInstanceOf(StoreException.class);
        failing.run();

        assertThat(standing("m-1")).isInstanceOf(Standing.Answered.class);
        retention.run();
        assertThat(standing("m-1")).isInstanceOf(Standing.Unknown.class);
    }

    private void session(String hash, Instant end) {
        store.sessions()
                .open(
                        new ApiSession(hash, "jane", "10.0.0.7", clock.instant(), end),
                        AuditEntry.local(clock.instant(), "jane", "signIn", "", ""));
    }

    private void result(String messageId) {
        assertThat(begin(messageId)).isInstanceOf(Begun.Claimed.class);
        assertThat(store.issueJournal()
                        .finish(
                                claim(messageId),
                                List.of(),
                                AuditEntry.local(clock.instant(), "jane", "issueCreditToken", "", "")))
                .isTrue();
    }

    private Begun begin(String messageId) {
        TokenIdentifier tid = new TokenIdentifier(6_000_000);
        return store.issueJournal()
                .begin(claim(messageId), Optional.of(TidWish.exactly(PAN, BaseDate.BDT_2014, tid)), clock.instant());
    }

    private Claim claim(String messageId) {
        return new Claim(
                new CallKey("jane", messageId),
                "digest",
                "holder",
                clock.instant().plusSeconds(60));
    }

    private Standing standing(String messageId) {
        IssueJournal journal = store.issueJournal();
        return journal.find(new CallKey("jane", messageId));
    }

    /** A store of which the preferences alone do not answer. */
    private record PreferencesFail(ServiceStore store) implements ServiceStore {

        @Override
        public PreferenceStore preferences() {
            throw new StoreException(StoreException.Reason.UNAVAILABLE, "the store does not answer");
        }

        @Override
        public IssueJournal issueJournal() {
            return store.issueJournal();
        }

        @Override
        public AuditLog auditLog() {
            return store.auditLog();
        }

        @Override
        public AccountStore accounts() {
            return store.accounts();
        }

        @Override
        public SessionStore sessions() {
            return store.sessions();
        }

        @Override
        public FigureStore figures() {
            return store.figures();
        }

        @Override
        public KnownAddressStore knownAddresses() {
            return store.knownAddresses();
        }

        @Override
        public ModuleLeases moduleLeases() {
            return store.moduleLeases();
        }

        @Override
        public ClockDoubts clockDoubts() {
            return store.clockDoubts();
        }

        @Override
        public ModuleStandingStore moduleStandings() {
            return store.moduleStandings();
        }

        @Override
        public KekSlotStore kekSlots() {
            return store.kekSlots();
        }

        @Override
        public KeyCatalogue keyCatalogue() {
            return store.keyCatalogue();
        }

        @Override
        public KmcPublicKeys kmcPublicKeys() {
            return store.kmcPublicKeys();
        }

        @Override
        public EnteredKeys enteredKeys() {
            return store.enteredKeys();
        }

        @Override
        public AlertStore alerts() {
            return store.alerts();
        }

        @Override
        public ModuleWitness moduleWitness() {
            return store.moduleWitness();
        }

        @Override
        public ApprovalStore approvals() {
            return store.approvals();
        }

        @Override
        public NodeStore nodes() {
            return store.nodes();
        }

        @Override
        public StoreHistory history() {
            return store.history();
        }

        @Override
        public void probe() {
            store.probe();
        }
    }
}
