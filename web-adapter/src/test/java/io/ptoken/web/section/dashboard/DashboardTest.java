package io.ptoken.web.section.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.compile;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.operate.call.WatchCalls.MemberState;
import io.ptoken.service.operate.call.WatchCalls.WatchedMember;
import io.ptoken.service.operate.call.WatchCalls.WatchedModule;
import io.ptoken.service.operate.notice.Notice;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.notice.words.Subject;
import io.ptoken.service.port.AlertStore.AlertKey;
import io.ptoken.service.port.AlertStore.Noticed;
import io.ptoken.service.port.CallFigures;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.NodeStore.NodeNotice;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether the installation sells, and what needs somebody. */
@Tag("slow")
class DashboardTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Between between = new Between();
    private ConsoleBench bench;
    private Browser admin;

    @BeforeEach
    void open() throws IOException {
        bench = new ConsoleBench(between::before);
        admin = bench.signedIn(ConsoleBench.ADMIN);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String text() {
        return admin.get("/dashboard").text();
    }

    private static ModuleStatus status(ModuleState state, Optional<Long> left, Optional<Instant> inhibit) {
        return new ModuleStatus(
                "90001427",
                "STS64V10",
                "TSM250",
                FakeSecurityModule.ID_SM,
                state,
                NOON.plusSeconds(3),
                Duration.ofDays(7),
                5,
                left,
                inhibit,
                Map.of("ac.mode", "AC:OPERATIONAL"));
    }

    private void report(ModuleState state, Optional<Long> left, Optional<Instant> inhibit) {
        bench.fixture.module.report(status(state, left, inhibit));
        bench.fixture.clock.advance(Duration.ofSeconds(11)); // what is remembered is old then
    }

    // --- what it shows

    @Test
    void aModuleIsShownWithAllThatMatters() {
        between.certificateEnd = Optional.of(NOON.plus(Duration.ofDays(21)));
        between.freeBytes = OptionalLong.of(41_000_000_000L);
        report(ModuleState.OPERATIONAL, Optional.of(408_412L), Optional.of(Instant.parse("2027-06-19T00:00:00Z")));
        assertThat(text())
                .contains("Selling. Nothing needs you. 1 of 1 vending keys sell.")
                .contains("Read at 2026-11-23 12:00:11 UTC, just now.")
                .contains("Identity 90001427", "Kind, firmware TSM250 STS64V10", "Access control AC:OPERATIONAL")
                .contains("Module time 12:00:03 UTC 8 s behind")
                .contains("Transactions left 408\u202f412 at 0 nothing is sold")
                .contains("Inhibit-vend date 2027-06-19 207 days left")
                .contains("Keys that sell 1 of 1 every key sells", "Registers used 1 of 25 24 free")
                .contains("Address 127.0.0.1:9443", "Certificate ends 2026-12-14 20 days left")
                .contains("Database Answers Disk 41 GB free");
    }

    @Test
    void whoSeesItAndWhoDoesNot() {
        assertThat(bench.signedIn(ConsoleBench.OPERATOR).get("/dashboard").status())
                .isEqualTo(200);
        assertThat(bench.signedIn(ConsoleBench.AUDITOR).get("/dashboard").status())
                .isEqualTo(200);
        Browser technician = bench.signedIn(ConsoleBench.TECHNICIAN);
        for (String address : List.of("/dashboard", "/dashboard?period=day", "/dashboard/check")) {
            Shown denied = technician.get(address);
            assertThat(denied.status()).as(address).isEqualTo(403);
            assertThat(denied.text()).as(address).contains("Access denied").doesNotContain("Registers used");
        }
        assertThat(bench.browser().get("/dashboard").status()).isEqualTo(403);
    }

    @Test
    void readAgainLooksAtEverythingAndKeepsThePeriod() {
        Shown day = admin.get("/dashboard?period=day");
        assertThat(day.html()).contains("action=\"/dashboard?period=day\"");
        between.asked.clear();
        bench.fixture.clock.advance(Duration.ofSeconds(5));
        Shown again = day.send("/dashboard?period=day");
        assertThat(again.status()).isEqualTo(303);
        assertThat(again.header("location")).contains("/dashboard?period=day");
        assertThat(between.asked).contains(new WatchCalls.Status(true));
        assertThat(again.follow().text()).contains("12:00:05 UTC, just now");
        bench.fixture.clock.advance(Duration.ofSeconds(7));
        assertThat(text()).contains("12:00:05 UTC, 7 seconds ago");
    }

    @Test
    void aScriptGetsThePartThatLivesWithoutTheFrame() {
        Shown part = admin.get("/dashboard", "HX-Request", "true");
        assertThat(part.status()).isEqualTo(200);
        assertThat(part.html()).doesNotContain("<html", "<nav class=\"nav\"").contains("Registers used");
        assertThat(admin.get("/dashboard").html()).contains("hx-get=\"/dashboard\"", "every 15s");
    }

    @Test
    void aPageThatIsLeftOpenKeepsNobodySignedIn() {
        for (int minute = 0; minute < 14; minute++) {
            bench.fixture.clock.advance(Duration.ofMinutes(1));
            assertThat(admin.get("/dashboard", "HX-Request", "true").status()).isEqualTo(200);
        }
        bench.fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(admin.get("/dashboard", "HX-Request", "true").status()).isEqualTo(403);
        assertThat(admin.get("/dashboard").text()).contains("You were signed out (expired)");
    }

    // --- notices

    @Test
    void noticesComeWorstFirstWithSinceAndTheWayToEndThem() {
        between.notices = Optional.of(List.of(
                new Notice(
                        Notice.Level.ERROR,
                        "EKeystore.CannotVend",
                        "SGC 1 cannot vend.",
                        "Load it again.",
                        Subject.of("SGC 1"),
                        Clearing.LOAD_KEY),
                new Notice(
                        Notice.Level.WARNING,
                        "ESm.Transactions",
                        "Few transactions are left.",
                        "Load a licence.",
                        Subject.NONE,
                        Clearing.LOAD_LICENCE),
                new Notice(Notice.Level.INFO, "EAccount.Password", "A password ends.", "Change it.", "jo")));
        bench.fixture
                .store
                .alerts()
                .raise(
                        new Noticed(
                                new AlertKey("node-a", "ERROR", "EKeystore.CannotVend", "SGC 1"),
                                "SGC 1 cannot vend.",
                                "Load it again.",
                                "MODULE",
                                Instant.parse("2026-11-20T06:41:00Z")),
                        NOON);
        Shown page = admin.get("/dashboard");
        assertThat(page.text())
                .contains("Selling. 1 thing is stopped, 1 thing needs you soon.", "3, worst first")
                .containsSubsequence(
                        "Stopped SGC 1 cannot vend. Load it again. The command for it: ptoken vk load"
                                + " EKeystore.CannotVend · since 2026-11-20 06:41:00 UTC Open Vending keys",
                        "Soon Few transactions are left. Load a licence. The command for it: ptoken licence load"
                                + " ESm.Transactions",
                        "To know A password ends. Change it. EAccount.Password");
        assertThat(page.html()).contains("<a class=\"btn btn-small\" href=\"/vending-keys\">");
        assertThat(page.text()).as("list of rooms").contains("Dashboard 2 to do");
    }

    @Test
    void anAlertOfAnotherNodeSaysNothingAboutThisOne() {
        between.notices = Optional.of(List.of(new Notice(Notice.Level.WARNING, "ESm.Clock", "Off.", "Set it.", "")));
        bench.fixture
                .store
                .alerts()
                .raise(
                        new Noticed(
                                new AlertKey("node-b", "WARNING", "ESm.Clock", ""), "Off.", "Set it.", "MODULE", NOON),
                        NOON);
        assertThat(text()).contains("ESm.Clock").doesNotContain("ESm.Clock · since");
    }

    @Test
    void aRoomThatTheViewerMayNotSeeIsNotOffered() {
        between.notices = Optional.of(List.of(new Notice(
                Notice.Level.WARNING,
                "EService.AuditStray",
                "Strays.",
                "Look.",
                Subject.NONE,
                Clearing.ACKNOWLEDGE_STRAYS)));
        assertThat(text()).contains("Open Activity");
        assertThat(bench.signedIn(ConsoleBench.OPERATOR).get("/dashboard").text())
                .contains("ptoken audit acknowledge")
                .doesNotContain("Open Activity");
    }

    @Test
    void whatNoticesAndModulesSayStaysText() {
        String evil = "<img src=x onerror=alert(1)>\"'";
        between.notices = Optional.of(List.of(new Notice(
                Notice.Level.ERROR, evil, evil, evil, Subject.of(evil).in(evil))));
        between.members = List.of(
                new WatchedMember(evil, MemberState.SILENT, Optional.of(evil), Optional.empty(), Optional.empty()));
        node(evil, NodeStore.State.RUNNING, evil);
        node("node-a", NodeStore.State.RUNNING, "soft");
        assertThat(admin.get("/dashboard").html()).doesNotContain("<img").contains("&lt;img");
    }

    @Test
    void timesInSentencesAreShownAsAllOthers() {
        between.notices = Optional.of(List.of(new Notice(
                Notice.Level.WARNING,
                "E.X",
                "It ends at 2026-12-01T00:00:00Z (IUT), not 2026-19-39T00:00:00Z.",
                "",
                "")));
        assertThat(text()).contains("It ends at 2026-12-01 00:00 UTC (IUT), not 2026-19-39T00:00:00Z.");
    }

    @Test
    void withoutNoticesItSaysThatNothingNeedsAnybody() {
        assertThat(text())
                .contains("Nothing needs you.", "Notices There are none.")
                .doesNotContain("to do");
    }

    @Test
    void aPageIsShownAlsoWhenWhatWaitsIsNotKnown() {
        between.before = call -> {
            if (call instanceof WatchCalls.Notices) {
                throw new IllegalStateException("untold");
            }
        };
        assertThat(admin.get("/").status()).isEqualTo(200);
        assertThat(admin.get("/dashboard").status()).isEqualTo(200);
    }

    // --- whether it sells

    @Test
    void everyReasonWhyNothingIsSold() {
        bench.complaints.put("clock", Optional.of("nothing is issued by this clock: 1970"));
        assertThat(text()).contains("Nothing is sold: the clock is not plausible. nothing is issued by this clock");
        bench.complaints.clear();
        bench.complaints.put("api", Optional.of("the TokenApi takes no calls"));
        assertThat(text())
                .contains("Nothing is sold: the vending API takes no calls.")
                .contains("Vending API Takes no calls");
        bench.complaints.clear();
        between.refused = Optional.of("The store is older than what was sold from it.");
        assertThat(text()).contains("Nothing is sold: the database must not be sold from. The store is older");
        between.refused = Optional.empty();
        between.nothingUntil = Optional.of(Instant.parse("2026-11-23T12:30:00Z"));
        assertThat(text())
                .contains("the first sale may be at 2026-11-23 12:30 UTC", "Sells again at 2026-11-23 12:30")
                .doesNotContain("Nothing needs you");
        between.nothingUntil = Optional.empty();

        report(ModuleState.TAMPERED, Optional.empty(), Optional.empty());
        assertThat(text()).contains("Nothing is sold: the security module is in the state TAMPERED.");
        report(ModuleState.OPERATIONAL, Optional.of(0L), Optional.empty());
        assertThat(text()).contains("Nothing is sold: the security module wants a transaction licence.");
        report(ModuleState.OPERATIONAL, Optional.empty(), Optional.of(NOON.minusSeconds(60)));
        assertThat(text()).contains("the security module wants a transaction licence", "2026-11-23 past");
        report(ModuleState.OPERATIONAL, Optional.empty(), Optional.empty());
        assertThat(text()).contains("Selling.").contains("Transactions left no limit no licence is needed");
        bench.fixture.module.load(TestKey.sta(1, 123_457, 1).issuedUntil("2026-11-01T00:00:00Z"));
        bench.fixture.clock.advance(Duration.ofSeconds(11));
        assertThat(text())
                .contains(
                        "Nothing is sold: none of the 1 vending keys sells.", "Keys that sell 0 of 1 1 sells nothing");
    }

    @Test
    void aModuleThatFallsSilentIsShownWithWhatItToldLast() {
        assertThat(text()).contains("Selling.");
        bench.fixture.module.silent(true);
        bench.fixture.clock.advance(Duration.ofMinutes(3));
        bench.fixture
                .store
                .alerts()
                .raise(
                        new Noticed(
                                new AlertKey("node-a", "ERROR", "ESm.Silent", ""),
                                "x",
                                "y",
                                "MODULE",
                                Instant.parse("2026-11-23T12:01:00Z")),
                        NOON);
        assertThat(text())
                .contains("Nothing is sold: the security module does not answer. Since 2026-11-23 12:01 UTC:")
                .contains("Security module Does not answer", "This is what it told 3 minutes ago.")
                .contains("Identity 00000001", "Registers used 1 of 25");
    }

    @Test
    void aModuleThatNeverAnsweredIsSaidToBeSo() {
        bench.fixture.module.silent(true);
        bench.fixture.clock.advance(Duration.ofSeconds(11));
        assertThat(text())
                .contains("It has not answered since the server started.")
                .contains("Keys that sell – not known", "Module clock – not known");
    }

    @Test
    void theDatabaseAwayLeavesTheModulesPart() {
        assertThat(text()).contains("Selling.");
        bench.fixture.store.away(true);
        bench.fixture.clock.advance(Duration.ofSeconds(11));
        between.asked.clear();
        Shown page = admin.get("/dashboard");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Nothing is sold: the database does not answer.")
                .contains("Tokens, last 24 h – not known", "Not known: the database does not answer.")
                .contains("Identity 00000001", "Registers used 1 of 25", "Database Does not answer")
                .doesNotContain("What comes from the security module is shown as it is; nothing can be sold");
        assertThat(between.asked)
                .as("asked of a database that is known not to answer")
                .noneMatch(call -> call instanceof WatchCalls.Figures || call instanceof WatchCalls.Nodes);
        assertThat(admin.get("/dashboard/check").status()).isEqualTo(200);
        bench.fixture.store.away(false);
        bench.fixture.clock.advance(Duration.ofSeconds(11));
        assertThat(text()).contains("Selling.");
    }

    @Test
    void aDatabaseThatFailsInTheMiddleOfAPageIsNoFailureOfThePage() {
        between.before = call -> {
            if (call instanceof WatchCalls.Figures) {
                bench.fixture.store.away(true);
            }
        };
        Shown page = admin.get("/dashboard");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Not known: the database does not answer.", "Identity 00000001");
    }

    // --- several modules, nodes, manufacturing

    private static WatchedMember member(String name, MemberState state, long left, Instant told) {
        return new WatchedMember(
                name,
                state,
                state == MemberState.SILENT ? Optional.of("connection refused") : Optional.empty(),
                Optional.of(new WatchedModule(
                        status(ModuleState.OPERATIONAL, Optional.of(left), Optional.empty()), 3, 25, 3, 3)),
                Optional.of(told));
    }

    @Test
    void eachModuleOfSeveralIsShownByNameWithTheAgeOfWhatItTold() {
        between.members = List.of(
                member("sm-a", MemberState.SERVING, 9_000, NOON),
                member("sm-b", MemberState.SILENT, 700, NOON.minusSeconds(300)));
        assertThat(text())
                .contains("Selling.")
                .contains("Module sm-a Serving Told just now")
                .contains("Module sm-b Does not answer connection refused. Told 5 minutes ago")
                .contains("Transactions left 700 in the module with the fewest");
        between.members = List.of(
                member("sm-a", MemberState.DRAINED, 9_000, NOON),
                new WatchedMember("sm-b", MemberState.SILENT, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(text())
                .contains("Nothing is sold: none of the 2 security modules serves.")
                .contains("Module sm-a Drained", "It has not answered since the server started.");
    }

    private void node(String name, NodeStore.State state, String module) {
        bench.fixture
                .store
                .nodes()
                .write(new NodeStanding(
                        name,
                        NOON.minusSeconds(900),
                        NOON.minusSeconds(900),
                        NOON.minusSeconds(4),
                        state,
                        "1.2.3",
                        "10.0.0.4",
                        9443,
                        module,
                        List.of(new NodeNotice("ERROR", "E.X", "x"), new NodeNotice("WARNING", "E.Y", "y"))));
    }

    @Test
    void nodesAreShownWhenThereAreSeveral() {
        node("node-a", NodeStore.State.RUNNING, "soft OPERATIONAL");
        assertThat(text()).doesNotContain("Nodes of this database");
        node("node-b", NodeStore.State.STOPPED, "tsm OPERATIONAL");
        assertThat(text())
                .contains("Nodes of this database")
                .contains("node-a answers here Running soft OPERATIONAL 1 stopped, 1 soon 10.0.0.4:9443 ptoken 1.2.3"
                        + " 4 seconds ago")
                .contains("node-b Stopped tsm OPERATIONAL");
        bench.fixture.clock.advance(Duration.ofMinutes(2));
        assertThat(text()).contains("node-a answers here Silent", "2 minutes ago");
    }

    @Test
    void makersOfMetersSeeTheirDitksInPlaceOfWhatIsSold() {
        between.mode = InstallationMode.MANUFACTURING;
        bench.fixture.module.manufacture(0x76);
        assertThat(text())
                .contains("Making tokens for new meters.", "DITKs 2 in the security module")
                .doesNotContain("Transactions left", "Inhibit-vend date", "Keys that sell");
        bench.fixture.module.deleteDitk(EncryptionAlgorithm.STA);
        bench.fixture.module.deleteDitk(EncryptionAlgorithm.MISTY1);
        bench.fixture.clock.advance(Duration.ofSeconds(11));
        assertThat(text()).contains("No tokens are made for new meters: no DITK is loaded.", "DITKs 0");
    }

    // --- figures

    private void counted(Instant minute, long tokens, long refused, long failed, int milliseconds) {
        List<Long> times = new ArrayList<>(CallFigures.NONE.times());
        times.set(CallFigures.place(milliseconds * 1_000_000L), tokens + refused + failed);
        bench.fixture.store.figures().add("node-a", minute, new CallFigures(tokens, refused, failed, times));
    }

    private static List<String> rows(Shown page) {
        String table = page.html().substring(page.html().indexOf("<table class=\"dense\"><caption"));
        return compile("<tr><th scope=\"row\">.*?</tr>")
                .matcher(table)
                .results()
                .map(MatchResult::group)
                .map(row ->
                        row.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
                .toList();
    }

    @Test
    void theLastHourIsDrawnAndWrittenMinuteByMinute() {
        counted(NOON.minusSeconds(60), 90, 2, 1, 18);
        counted(NOON.minusSeconds(120), 30, 0, 0, 400);
        counted(NOON.minusSeconds(3_600), 8, 0, 0, 9_000);
        counted(NOON.minusSeconds(3_660), 777, 0, 0, 1);
        counted(NOON, 555, 0, 0, 1); // not over yet
        Shown page = admin.get("/dashboard");
        List<String> rows = rows(page);
        assertThat(rows).hasSize(60);
        assertThat(rows.get(59)).isEqualTo("11:59 90 20 ms 20 ms 2 1");
        assertThat(rows.get(58)).isEqualTo("11:58 30 500 ms 500 ms 0 0");
        assertThat(rows.get(57)).isEqualTo("11:57 0 no calls no calls 0 0");
        assertThat(rows.get(0)).isEqualTo("11:00 8 over 5 s over 5 s 0 0");
        assertThat(page.text())
                .contains("90 in the last minute; most 90", "20 ms half of all; 99 of 100 within over 5 s")
                .contains("1 of 131 calls failed; 2 refused", "Half of the calls were answered within 20 ms.")
                .contains("Tokens, last 24 h 1\u202f460 since 13:00 UTC; 1 failed");
        assertThat(page.html())
                .contains("Tokens per minute from 11:00 to 12:00 UTC, between 0 and 90")
                .contains("d=\"M0 100L0 92")
                .doesNotContain("style=");
    }

    private int weight(Shown page, String name, String type) {
        Matcher address = compile("/assets/" + name + "\\.[0-9a-f]*\\." + type).matcher(page.html());
        assertThat(address.find()).as(name + "." + type).isTrue();
        Shown asset = admin.get(address.group(), "Accept-Encoding", "gzip");
        assertThat(asset.header("content-encoding")).contains("gzip");
        return asset.response().body().length();
    }

    @Test
    void aPageWeighsLittleWithAllThatItLoads() {
        for (int minute = 1; minute < 1_430; minute++) {
            counted(NOON.minusSeconds(60L * minute), 1_000 + minute * 7L, minute % 13, minute % 17, 1 + minute % 200);
        }
        Shown page = admin.get("/dashboard?period=day");
        int bytes = page.html().getBytes(UTF_8).length
                + weight(page, "console", "css")
                + weight(page, "htmx", "js")
                + weight(page, "console", "js");
        System.out.printf("dashboard, the whole of a day: %d bytes%n", bytes);
        assertThat(bytes).isBetween(50_000, 149_999);
    }

    @Test
    void aPageIsDrawnInTheBlinkOfAnEye() {
        for (int minute = 1; minute < 61; minute++) {
            counted(NOON.minusSeconds(60L * minute), 1_000 + minute, minute % 13, minute % 17, 1 + minute % 200);
        }
        long warm = 60;
        long measured = 60;
        drawn(warm);
        long before = processorTime();
        drawn(measured);
        long each = (processorTime() - before) / measured;
        System.out.printf("dashboard, with the way to the browser: %.1f ms of processor%n", each / 1e6);
        assertThat(each).isLessThan(Duration.ofMillis(50).toNanos());
    }

    private void drawn(long times) {
        for (int i = 0; i < times; i++) {
            assertThat(admin.get("/dashboard").status()).isEqualTo(200);
        }
    }

    /** Of the whole process, in nanoseconds: what else the machine does counts for nothing. */
    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    @Test
    void theLastDayIsDrawnByTenMinutes() {
        counted(NOON.minusSeconds(60), 90, 2, 1, 18);
        counted(NOON.minusSeconds(120), 15, 0, 0, 18);
        counted(NOON.minus(Duration.ofHours(23)), 20, 0, 0, 3);
        Shown page = admin.get("/dashboard?period=day");
        List<String> rows = rows(page);
        assertThat(rows).hasSize(143);
        assertThat(rows.get(142)).isEqualTo("11:50 10.5 20 ms 20 ms 2 1");
        assertThat(rows).contains("13:00 2 5 ms 5 ms 0 0");
        assertThat(page.html()).contains("<a href=\"/dashboard?period=day\" id=\"day\" aria-current=\"true\">");
    }
}
