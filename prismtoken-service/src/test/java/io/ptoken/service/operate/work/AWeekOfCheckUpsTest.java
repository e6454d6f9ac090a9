package io.ptoken.service.operate.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.alert.AlertHistory;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import io.ptoken.service.operate.call.WatchCalls.Unknown;
import io.ptoken.service.operate.checkup.CheckUpReport;
import io.ptoken.service.operate.checkup.CheckUpReport.Line;
import io.ptoken.service.operate.checkup.CheckUpReport.State;
import io.ptoken.service.operate.node.InstallationLook;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.Notices;
import io.ptoken.service.operate.notice.facts.CurrencySales;
import io.ptoken.service.operate.notice.facts.Finding;
import io.ptoken.service.operate.notice.facts.FirstLimits;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.facts.NoticeSources;
import io.ptoken.service.operate.notice.facts.StoreDoubts;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.port.AlertStore.Acknowledgement;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.vending.request.CurrencyScale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Some days of an installation, by a clock that is set: each trouble is told from its day on, and nothing that is not so. */
class AWeekOfCheckUpsTest {

    private static final int CERTIFICATE = 1;
    private static final int ALERTS = 2;
    private static final int TRANSACTIONS = 3;
    private static final int KEYS = 4;
    private static final int CLOCK = 5;
    private static final int KMC = 6;
    private static final int ACCOUNTS = 7;
    private static final int ANONYMOUS = 8;
    private static final int DISK = 9;
    private static final int STANDBY = 10;
    private static final int AUDIT = 11;
    private static final int BACKUP = 12;

    private static final String MONDAY = "2026-11-23T08:00:00Z";

    private final SettableClock clock = new SettableClock(MONDAY);
    private final Instant monday = clock.instant();
    private final InMemoryStore store = new InMemoryStore();
    private final FakeSecurityModule module = new FakeSecurityModule(clock);
    private final TestKey key =
            TestKey.sta(3, 123_457, 1).issuedUntil(days(2 + 14).toString());
    private final AlertHistory alerts =
            new AlertHistory(store.alerts(), "vend-1:9443", false, change -> {}, change -> {});
    private final CheckUpWork checkUp = new CheckUpWork(
            new Look(), store.alerts(), store.auditLog(), new AuditCheck(store, new Look(), clock), clock);

    private InstallationMode mode = InstallationMode.VENDING;
    private boolean silent;
    private Optional<Long> transactionsLeft = Optional.empty();
    private Duration drift = Duration.ZERO;
    private Map<String, String> details = Map.of();
    private long freeBytes = 50_000_000_000L;
    private boolean otherNodeRuns = true;
    private Link noted = Link.START;

    private final Map<Integer, Instant> troubles = new HashMap<>();
    private final List<List<String>> told = new ArrayList<>();

    @BeforeEach
    void install() {
        module.load(limited(key, 1000));
        store.accounts()
                .add(
                        Account.of("jane", "hash", Set.of(Role.ADMIN), monday).withExpires(Optional.of(days(4 + 14))),
                        AuditEntry.local(monday, "root", "user.add", "jane", ""));
        Instant hundredDaysBeforeItsEnd = days(4 + 14 - 100).plus(Duration.ofHours(1));
        store.accounts()
                .add(
                        Account.of("jim", "hash", Set.of(Role.OPERATOR), hundredDaysBeforeItsEnd),
                        AuditEntry.local(monday, "root", "user.add", "jim", ""));
        store.preferences()
                .set(
                        "account.password.maximum.age.days",
                        "100",
                        AuditEntry.local(monday, "root", "pref.set", "account.password.maximum.age.days", "100"));
        node("vend-2:9443");
        store.auditLog().append(AuditEntry.local(monday.minus(Duration.ofDays(1)), "root", "backup.made", "", ""));
        noted = store.auditLog().head();
    }

    @Test
    void eachTroubleIsToldFromItsDayOnWithSinceWhenAndNothingElse() {
        assertNothingElse();
        assertThat(report().wantsSomething()).isFalse();

        nextDay();
        begins(CERTIFICATE, "The TLS certificate expires at 2026-12-24T08:00:00Z");

        nextDay();
        begins(KEYS, "SGC 123457 KRN 1", "is used until 2026-12-09T08:00:00Z (IUT)");

        nextDay();
        module.load(limited(key, 100));
        begins(KEYS, "has 10.0 of 100.0 of unit credit left (ULM), 10 %");

        nextDay();
        begins(ACCOUNTS, "The account 'jane' expires at 2026-12-11T08:00:00Z");
        clock.advance(Duration.ofHours(1));
        begins(ACCOUNTS, "The password of the account 'jim' expires at 2026-12-11T09:00:00Z");
        clock.advance(Duration.ofHours(1));
        assertNothingElse();
        otherNodeRuns = false;
        clock.advance(NodeStore.GONE.minusSeconds(1));
        assertNothingElse();
        clock.advance(Duration.ofSeconds(1));
        begins(STANDBY, "The node vend-2:9443 has not been heard of since 2026-11-27T10:00:00Z");
        assertThat(line(STANDBY).remedies()).anyMatch(text -> text.contains("ptoken nodes forget"));

        nextDay();
        details = Map.of("keyload.slot.1", "LOADING KMC-7");
        begins(KMC, "The KMC KMC-7 stands in LOADING");

        nextDay();
        callsWithoutAccount(100);
        assertNothingElse();
        assertThat(line(ANONYMOUS).found())
                .anyMatch(text -> text.startsWith("100 in the last 7 days, from 1 address;"));
        callsWithoutAccount(1);
        begins(ANONYMOUS, "10.0.0.9");

        clock.advance(Duration.ofHours(1));
        freeBytes = 99_999_999;
        begins(DISK, "The disk of the installation has 99 MB left.");
        assertThat(line(DISK).state()).isEqualTo(State.ERROR);

        clock.advance(Duration.ofHours(1));
        drift = Duration.ofSeconds(61);
        begins(CLOCK, "61 s");

        clock.advance(Duration.ofHours(1));
        transactionsLeft = Optional.of(9_999L);
        begins(TRANSACTIONS, "9999");
        assertThat(report().lines())
                .filteredOn(line -> line.state().wantsSomething())
                .allSatisfy(line -> assertThat(line.remedies()).isNotEmpty());

        nextDay();
        clock.advance(Duration.ofDays(14));
        assertThat(line(ACCOUNTS).found())
                .containsExactly(
                        "The account 'jane' expired at 2026-12-11T08:00:00Z.",
                        "The password of the account 'jim' expired at 2026-12-11T09:00:00Z.");
    }

    /** What is told already is still so, and this is told from now on, and no more. */
    private void begins(int number, String... phrases) {
        troubles.putIfAbsent(number, clock.instant());
        told.add(List.of(phrases));
        assertNothingElse();
        assertThat(line(number).found())
                .anyMatch(text -> List.of(phrases).stream().allMatch(text::contains));
    }

    private void assertNothingElse() {
        assertThat(troubles()).isEqualTo(troubles);
        assertThat(notices().notices())
                .filteredOn(notice -> notice.level() != Notice.Level.INFO)
                .hasSize(told.size())
                .allSatisfy(notice ->
                        assertThat(told).anyMatch(phrases -> phrases.stream().allMatch(notice.text()::contains)))
                .allSatisfy(notice -> assertThat(report().lines())
                        .filteredOn(line -> line.state().wantsSomething())
                        .anyMatch(line -> line.found().contains(notice.text())));
    }

    @Test
    void aNodeThatComesBackIsNoTroubleAnyMore() {
        otherNodeRuns = false;
        report();
        clock.advance(NodeStore.GONE);
        assertThat(troubles()).isEqualTo(Map.of(STANDBY, clock.instant()));

        otherNodeRuns = true;
        clock.advance(NodeStore.BEAT);
        assertThat(troubles()).containsOnlyKeys(ALERTS);
        assertThat(line(ALERTS).found()).anyMatch(text -> text.contains("The node vend-2:9443"));
    }

    private void node(String name) {
        store.nodes()
                .write(new NodeStanding(
                        name,
                        monday,
                        monday,
                        clock.instant(),
                        NodeStore.State.RUNNING,
                        "1",
                        "0.0.0.0",
                        9443,
                        "",
                        List.of()));
    }

    @Test
    void aBackupIsOldAfterEightDays() {
        clock.advance(Duration.ofDays(7));
        assertThat(line(BACKUP).state()).isEqualTo(State.OK);
        clock.advance(Duration.ofSeconds(1));
        assertThat(line(BACKUP).state()).isEqualTo(State.WARNING);

        store.auditLog().append(AuditEntry.local(clock.instant(), "root", "backup.made", "", ""));
        assertThat(line(BACKUP).state()).isEqualTo(State.OK);
    }

    @Test
    void theAuditLogIsComparedWithWhatWasNotedIfAnythingWas() {
        assertThat(line(AUDIT).state()).isEqualTo(State.OK);
        noted = new Link(2, "0".repeat(64));
        assertThat(line(AUDIT).state()).isEqualTo(State.ERROR);

        CheckUpReport without = checkUp.check("jane", Optional.empty(), rows -> {});
        assertThat(without.lines().get(AUDIT - 1).state()).isEqualTo(State.NOT_COMPARED);
        assertThat(without.wantsSomething()).isFalse();
        assertThat(without.isComplete()).isTrue();
        assertThat(without.by()).isEqualTo("jane");
    }

    @Test
    void anAlertThatIsOverIsToldUntilSomebodyHasTakenNote() {
        freeBytes = 0;
        assertThat(troubles()).containsOnlyKeys(DISK);
        freeBytes = 50_000_000_000L;
        clock.advance(Duration.ofMinutes(1));
        assertThat(troubles()).containsOnlyKeys(ALERTS);

        store.alerts()
                .acknowledge(
                        1,
                        new Acknowledgement("jane", "", clock.instant()),
                        AuditEntry.local(clock.instant(), "jane", "alerts.acknowledge", "1", ""));
        assertThat(troubles()).isEmpty();
    }

    @Test
    void whatASilentModuleWouldTellIsNotKnown() {
        silent = true;

        CheckUpReport report = report();

        assertThat(report.isComplete()).isFalse();
        assertThat(report.lines())
                .filteredOn(line -> line.state() == State.NOT_KNOWN)
                .extracting(Line::number)
                .containsExactly(TRANSACTIONS, KEYS, CLOCK, KMC);
        assertThat(report.lines().get(ALERTS - 1).state()).isEqualTo(State.ERROR);
    }

    @Test
    void inManufacturingModeTransactionsAndTheirEndAreNoMatter() {
        mode = InstallationMode.MANUFACTURING;
        transactionsLeft = Optional.of(0L);
        for (boolean unplugged : List.of(false, true)) {
            silent = unplugged;

            assertThat(line(TRANSACTIONS).state()).isEqualTo(State.OK);
            assertThat(line(TRANSACTIONS).found())
                    .containsExactly("Only vending mode uses them; this installation is in manufacturing mode.");
        }
    }

    private Map<Integer, Instant> troubles() {
        Map<Integer, Instant> troubles = new HashMap<>();
        for (Line line : report().lines()) {
            if (line.state().wantsSomething()) {
                troubles.put(line.number(), line.since().orElse(Instant.EPOCH));
            }
        }
        return troubles;
    }

    private Line line(int number) {
        return report().lines().get(number - 1);
    }

    /** As a server does, alerts are made of what stands before somebody looks. */
    private CheckUpReport report() {
        node("vend-1:9443");
        if (otherNodeRuns) {
            node("vend-2:9443");
        }
        alerts.look(notices());
        return checkUp.check("root", Optional.of(noted), rows -> {});
    }

    private void nextDay() {
        clock.advance(Duration.ofDays(1));
    }

    private Instant days(int days) {
        return Instant.parse(MONDAY).plus(Duration.ofDays(days));
    }

    private void callsWithoutAccount(int count) {
        for (int i = 0; i < count; i++) {
            store.auditLog()
                    .append(new AuditEntry(
                            clock.instant(),
                            "",
                            "10.0.0.9",
                            "signInWithPassword",
                            "",
                            "ESignin.Authentication",
                            "",
                            ""));
        }
    }

    private static TestKey limited(TestKey key, long units) {
        VendingKeyAttributes all = key.attributes();
        return new TestKey(
                new VendingKeyAttributes(
                        all.register(),
                        all.sgc(),
                        all.krn(),
                        all.keyType(),
                        all.ken(),
                        all.baseDate(),
                        all.algorithm(),
                        all.dates(),
                        new CreditLimit(units),
                        all.currencyLimit(),
                        all.subclasses(),
                        0,
                        all.kcv()),
                key.generator());
    }

    private FirstLimits firstLimits() {
        VendingKeyAttributes all = key.attributes();
        return new FirstLimits(List.of(new FirstLimits.Known(
                Optional.empty(),
                new VendingKeyCard.Identity(all.sgc(), all.krn(), all.keyType()),
                all.kcv(),
                new CreditLimit(1000),
                CreditLimit.UNLIMITED)));
    }

    private NoticeReport notices() {
        module.report(new ModuleStatus(
                "00000001",
                "STS60V01",
                "test",
                "id",
                ModuleState.OPERATIONAL,
                clock.instant().plus(drift),
                Duration.ofDays(7),
                0,
                transactionsLeft,
                Optional.empty(),
                details));
        NoticeFacts facts = new NoticeSources(
                        Optional.of(module),
                        store,
                        new CurrencySales(store.auditLog(), CurrencyScale.NOT_CHOSEN),
                        this::firstLimits,
                        new PreferenceService(store.preferences(), clock),
                        mode,
                        clock,
                        () -> Optional.of(days(1 + 30)),
                        () -> OptionalLong.of(freeBytes),
                        () -> StoreDoubts.NONE,
                        List::of,
                        List::of,
                        List::of)
                .get();
        return Notices.of(silent ? withoutModule(facts) : facts);
    }

    private static NoticeFacts withoutModule(NoticeFacts facts) {
        return new NoticeFacts(
                facts.now(),
                facts.preferences(),
                facts.mode(),
                Finding.failed("unplugged"),
                facts.members(),
                facts.ditks(),
                facts.store(),
                facts.certificateEnd(),
                facts.freeBytes(),
                facts.doubts(),
                facts.lostLocks(),
                facts.overload(),
                facts.remarks());
    }

    private final class Look implements InstallationLook {

        @Override
        public String node() {
            return "vend-1:9443";
        }

        @Override
        public NoticeList notices(boolean refresh) {
            return status(refresh).notices();
        }

        @Override
        public InstallationStatus status(boolean refresh) {
            assertThat(refresh).as("never from what was seen before").isTrue();
            NoticeReport report = AWeekOfCheckUpsTest.this.notices();
            return InstallationStatus.of(
                    "/data",
                    report.facts(),
                    Optional.empty(),
                    NoticeList.of(report, new Unknown(Optional.empty(), Optional.empty(), false)));
        }

        @Override
        public void outdate() {
            // nothing is remembered
        }
    }
}
