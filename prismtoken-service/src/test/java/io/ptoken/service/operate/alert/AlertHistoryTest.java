package io.ptoken.service.operate.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.alert.AlertOutput.Change;
import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.Notices;
import io.ptoken.service.operate.notice.facts.CurrencySales;
import io.ptoken.service.operate.notice.facts.Finding;
import io.ptoken.service.operate.notice.facts.FirstLimits;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.StoreDoubts;
import io.ptoken.service.operate.notice.facts.StoreFacts;
import io.ptoken.service.operate.preference.PreferenceValues;
import io.ptoken.service.port.AlertStore;
import io.ptoken.service.port.AlertStore.Alert;
import io.ptoken.service.port.AlertStore.AlertKey;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.port.NodeStore.State;
import io.ptoken.service.vending.request.CurrencyScale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertHistoryTest {

    private static final AlertKey DISK = new AlertKey("one", "ERROR", "EService.DiskSpace", "");
    private static final AlertKey ACCOUNT = new AlertKey("", "WARNING", "EAccount.Account", "jane");
    private static final AlertKey INHIBITED = new AlertKey("one", "ERROR", "ESm.InhibitVend", "");
    private static final AlertKey STORE = new AlertKey("one", "ERROR", "EService.Store", "");

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final Instant noon = clock.instant();
    private final InMemoryStore memory = new InMemoryStore();
    private final AlertStore store = memory.alerts();
    private final FakeSecurityModule module = new FakeSecurityModule(clock);
    private final List<Change> told = new ArrayList<>();
    private final AlertHistory one = new AlertHistory(store, "one", false, AlertOutput.NONE, told::add);

    private final List<MemberReport> members = new ArrayList<>();
    private boolean diskFull;
    private boolean accountEnds;
    private boolean inhibited;
    private Optional<Instant> nearly = Optional.empty();
    private boolean moduleSilent;
    private boolean storeSilent;

    @Test
    void raisesWhatIsSeenOnceAndEndsItWhenItIsNoLongerSo() {
        diskFull = true;
        one.look(report());
        clock.advance(Duration.ofSeconds(30));
        one.look(report());
        assertThat(store.open()).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo(DISK);
            assertThat(alert.raised()).isEqualTo(noon);
            assertThat(alert.text()).isEqualTo("The disk of the installation has 0 MB left.");
        });

        diskFull = false;
        one.look(report());
        one.look(report());

        assertThat(store.open()).isEmpty();
        assertThat(told()).containsExactly("raised EService.DiskSpace 12:00:00Z", "ended EService.DiskSpace 12:00:30Z");
        assertThat(all()).singleElement().extracting(Alert::ended).isEqualTo(Optional.of(clock.instant()));
    }

    @Test
    void aSharedThingIsOneAlertThoughTwoNodesSeeIt() {
        AlertHistory two = new AlertHistory(store, "two", false, AlertOutput.NONE, told::add);
        node("two");
        accountEnds = true;
        diskFull = true;
        one.look(report());
        two.look(report());
        one.look(report());

        assertThat(store.open())
                .extracting(Alert::key)
                .containsExactlyInAnyOrder(ACCOUNT, DISK, new AlertKey("two", "ERROR", "EService.DiskSpace", ""));
        assertThat(told()).filteredOn(line -> line.contains("EAccount")).hasSize(1);

        accountEnds = false;
        clock.advance(Duration.ofSeconds(1));
        two.look(report());
        one.look(report());
        assertThat(store.open()).extracting(Alert::key).doesNotContain(ACCOUNT).hasSize(2);
        assertThat(told()).filteredOn(line -> line.contains("EAccount")).hasSize(2);
    }

    @Test
    void aNodeThatLookedEarlierRaisesNothingAnew() {
        AlertHistory two = new AlertHistory(store, "two", false, AlertOutput.NONE, told::add);
        accountEnds = true;
        NoticeReport before = report();
        one.look(before);
        accountEnds = false;
        clock.advance(Duration.ofSeconds(5));
        one.look(report());

        two.look(before);

        assertThat(store.open()).isEmpty();
        assertThat(all()).hasSize(1);
    }

    @Test
    void whatIsOfAnotherNodeIsLeftAlone() {
        node("two");
        diskFull = true;
        new AlertHistory(store, "two", false, AlertOutput.NONE, told::add).look(report());
        diskFull = false;
        one.look(report());
        assertThat(store.open()).hasSize(1);
    }

    @Test
    void whatIsOfANodeThatIsForgottenEnds() {
        node("two");
        diskFull = true;
        new AlertHistory(store, "two", false, AlertOutput.NONE, told::add).look(report());
        diskFull = false;
        one.look(report());
        assertThat(store.open()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        memory.nodes().forget("two", AuditEntry.local(clock.instant(), "jane", "nodes.forget", "two", ""));
        one.look(report());

        assertThat(store.open()).isEmpty();
        assertThat(told()).containsExactly("raised EService.DiskSpace 12:00:00Z", "ended EService.DiskSpace 12:00:01Z");
    }

    /** As when it was forgotten though it runs. */
    @Test
    void whatANodeSeesThatWritesAgainStandsAgain() {
        AlertHistory two = new AlertHistory(store, "two", false, AlertOutput.NONE, told::add);
        diskFull = true;
        two.look(report());
        clock.advance(Duration.ofSeconds(1));
        one.look(report());
        node("two");
        clock.advance(Duration.ofSeconds(1));
        two.look(report());
        one.look(report());

        assertThat(store.open()).extracting(alert -> alert.key().node()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void whatItSeesBeginAndEndIsLoggedOnceByEachNodeAlsoWhileTheStoreIsSilent() {
        List<Change> logged = new ArrayList<>();
        AlertHistory two = new AlertHistory(store, "two", false, logged::add, AlertOutput.NONE);
        accountEnds = true;
        one.look(report());
        two.look(report());
        two.look(report());
        storeSilent = true;
        diskFull = true;
        two.look(report());
        diskFull = false;
        two.look(report());
        two.look(report());

        assertThat(told(logged))
                .containsExactlyInAnyOrder(
                        "raised EAccount.Account 12:00:00Z",
                        "raised EService.Store 12:00:00Z",
                        "raised EService.DiskSpace 12:00:00Z",
                        "ended EAccount.Account 12:00:00Z",
                        "ended EService.DiskSpace 12:00:00Z");
        assertThat(logged).allSatisfy(change -> assertThat(change.action()).isNotEmpty());
    }

    @Test
    void whatASilentModuleWouldTellIsNotLoggedAsOver() {
        List<Change> logged = new ArrayList<>();
        AlertHistory two = new AlertHistory(store, "two", false, logged::add, AlertOutput.NONE);
        inhibited = true;
        two.look(report());
        moduleSilent = true;
        two.look(report());

        assertThat(told(logged)).containsExactly("raised ESm.InhibitVend 12:00:00Z", "raised ESm.Silent 12:00:00Z");
    }

    @Test
    void aloneItEndsWhatItLeftBehindUnderAnotherName() {
        diskFull = true;
        new AlertHistory(store, "before", true, AlertOutput.NONE, told::add).look(report());
        clock.advance(Duration.ofSeconds(1));
        new AlertHistory(store, "one", true, AlertOutput.NONE, told::add).look(report());

        assertThat(store.open()).extracting(Alert::key).containsExactly(DISK);
    }

    @Test
    void afterARestartNothingIsDoubled() {
        diskFull = true;
        one.look(report());
        clock.advance(Duration.ofSeconds(60));
        new AlertHistory(store, "one", false, AlertOutput.NONE, told::add).look(report());

        assertThat(all()).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void whileTheModuleIsSilentNobodySaysThatItIsWell() {
        inhibited = true;
        one.look(report());
        moduleSilent = true;
        one.look(report());
        assertThat(store.open()).extracting(Alert::key).contains(INHIBITED).hasSize(2);

        moduleSilent = false;
        inhibited = false;
        one.look(report());
        assertThat(store.open()).isEmpty();
    }

    @Test
    void whatASilentModuleOfSeveralWouldTellIsNotKnownAndWhatAnotherTellsIs() {
        members.add(member("hsm-1", true, Optional.empty()));
        members.add(member("hsm-11", true, Optional.empty()));
        one.look(report());
        assertThat(clocks()).containsExactlyInAnyOrder("hsm-1", "hsm-11");

        members.clear();
        members.add(member("hsm-1", true, Optional.of("unplugged")));
        members.add(member("hsm-11", false, Optional.empty()));
        new AlertHistory(store, "one", false, AlertOutput.NONE, told::add).look(report());
        assertThat(clocks()).containsExactly("hsm-1");

        members.clear();
        members.add(member("hsm-11", false, Optional.empty()));
        one.look(report());
        assertThat(clocks()).as("it is no member any more").isEmpty();
    }

    private List<String> clocks() {
        return store.open().stream()
                .map(Alert::key)
                .filter(key -> key.code().equals("ESm.Clock"))
                .map(AlertKey::subject)
                .toList();
    }

    private MemberReport member(String name, boolean clockOff, Optional<String> silence) {
        return new MemberReport(
                name,
                ModuleStanding.FIRST,
                Optional.of(new MemberReport.Told(
                        module.status(),
                        List.of(),
                        25,
                        Map.of(),
                        clockOff ? Duration.ofSeconds(100) : Duration.ZERO,
                        clock.instant())),
                silence,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                MemberReport.Failures.NONE,
                Optional.empty());
    }

    @Test
    void whatBeginsWhileTheStoreIsSilentIsToldAtOnceAndStoredLater() {
        storeSilent = true;
        diskFull = true;
        one.look(report());
        one.look(report());
        assertThat(all()).isEmpty();
        assertThat(told())
                .containsExactlyInAnyOrder("raised EService.Store 12:00:00Z", "raised EService.DiskSpace 12:00:00Z");

        clock.advance(Duration.ofMinutes(5));
        storeSilent = false;
        one.look(report());

        assertThat(store.open()).extracting(Alert::key).containsExactly(DISK);
        assertThat(all())
                .filteredOn(alert -> alert.key().equals(STORE))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.raised()).isEqualTo(noon);
                    assertThat(alert.ended()).contains(clock.instant());
                });
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "raised EService.Store 12:00:00Z",
                        "raised EService.DiskSpace 12:00:00Z",
                        "ended EService.Store 12:05:00Z");
    }

    @Test
    void whatStoodBeforeTheStoreWasSilentIsNotToldTwice() {
        diskFull = true;
        one.look(report());
        storeSilent = true;
        one.look(report());
        storeSilent = false;
        one.look(report());

        assertThat(told()).filteredOn(line -> line.contains("DiskSpace")).hasSize(1);
    }

    @Test
    void aWarningThatBecomesAnErrorIsAnother() {
        inhibitedInDays(3);
        one.look(report());
        assertThat(store.open()).extracting(alert -> alert.key().level()).containsExactly("WARNING");
        inhibited = true;
        one.look(report());

        assertThat(store.open()).extracting(alert -> alert.key().level()).containsExactly("ERROR");
        assertThat(all()).hasSize(2);
    }

    private void inhibitedInDays(int days) {
        nearly = Optional.of(noon.plus(Duration.ofDays(days)));
    }

    private List<Alert> all() {
        return store.page(Instant.EPOCH, false, Long.MAX_VALUE, 99);
    }

    private void node(String name) {
        memory.nodes()
                .write(new NodeStanding(
                        name, noon, noon, clock.instant(), State.RUNNING, "1", "0.0.0.0", 9443, "", List.of()));
    }

    private List<String> told() {
        return told(told);
    }

    private static List<String> told(List<Change> told) {
        return told.stream()
                .map(change -> (change.raised() ? "raised " : "ended ") + change.code() + " "
                        + change.at().toString().substring(11))
                .toList();
    }

    private NoticeReport report() {
        Account jane = Account.of("jane", "hash", Set.of(Role.ADMIN), noon);
        module.report(new ModuleStatus(
                "00000001",
                "STS60V01",
                "test",
                FakeSecurityModule.ID_SM,
                ModuleState.OPERATIONAL,
                clock.instant(),
                Duration.ofDays(7),
                0,
                Optional.empty(),
                inhibited ? Optional.of(noon.minusSeconds(1)) : nearly,
                Map.of()));
        StoreFacts seen = new StoreFacts(
                List.of(accountEnds ? jane.withExpires(Optional.of(noon)) : jane),
                List.of(),
                new CurrencySales(memory.auditLog(), CurrencyScale.NOT_CHOSEN).haveStopped(),
                FirstLimits.NONE,
                Optional.empty(),
                Optional.empty(),
                memory.nodes().all(),
                Optional.empty(),
                0);
        return Notices.of(new NoticeFacts(
                clock.instant(),
                PreferenceValues.of(Map.of()),
                InstallationMode.VENDING,
                moduleSilent
                        ? Finding.failed(String.valueOf(
                                new SecurityModuleException(SmStatus.DEVICE_FAILURE, "unplugged").getMessage()))
                        : Finding.of(ModuleFacts.of(module, clock)),
                members,
                OptionalInt.empty(),
                storeSilent ? Finding.failed("no answer") : Finding.of(seen),
                Optional.empty(),
                OptionalLong.of(diskFull ? 0 : 50_000_000_000L),
                StoreDoubts.NONE,
                List.of(),
                List.of(),
                List.of()));
    }
}
