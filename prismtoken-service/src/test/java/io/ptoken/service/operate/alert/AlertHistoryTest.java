package io.ptoken.service.operate.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
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
import io.ptoken.service.vending.request.CurrencyScale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final AlertHistory one = new AlertHistory(store, "one", false, told::add);

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
        AlertHistory two = new AlertHistory(store, "two", false, told::add);
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
        AlertHistory two = new AlertHistory(store, "two", false, told::add);
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
        diskFull = true;
        new AlertHistory(store, "two", false, told::add).look(report());
        diskFull = false;
        one.look(report());
        assertThat(store.open()).hasSize(1);
    }

    @Test
    void aloneItEndsWhatItLeftBehindUnderAnotherName() {
        diskFull = true;
        new AlertHistory(store, "before", true, told::add).look(report());
        clock.advance(Duration.ofSeconds(1));
        new AlertHistory(store, "one", true, told::add).look(report());

        assertThat(store.open()).extracting(Alert::key).containsExactly(DISK);
    }

    @Test
    void afterARestartNothingIsDoubled() {
        diskFull = true;
        one.look(report());
        clock.advance(Duration.ofSeconds(60));
        new AlertHistory(store, "one", false, told::add).look(report());

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

    private List<String> told() {
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
                Optional.empty());
        return Notices.of(new NoticeFacts(
                clock.instant(),
                PreferenceValues.of(Map.of()),
                moduleSilent
                        ? Finding.failed(String.valueOf(
                                new SecurityModuleException(SmStatus.DEVICE_FAILURE, "unplugged").getMessage()))
                        : Finding.of(ModuleFacts.of(module, clock)),
                List.of(),
                storeSilent ? Finding.failed("no answer") : Finding.of(seen),
                Optional.empty(),
                OptionalLong.of(diskFull ? 0 : 50_000_000_000L),
                StoreDoubts.NONE,
                List.of()));
    }
}
