package io.ptoken.service.operate.notice;

import static io.ptoken.service.operate.notice.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.hsm.status.ModuleState;
import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.operate.notice.words.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notices about each module of a pool that is passed over, on both sides of every threshold. */
class PoolMemberRuleTest {

    private final Facts well = new Facts();
    private final Facts other = new Facts();

    @BeforeEach
    void oneModuleIsWell() {
        well.members.add(well.member("one"));
    }

    @Test
    void whereAllIsWellThereIsNoNotice() {
        assertThat(noticesWith(other.member("two"))).isEmpty();
    }

    @Test
    void aModuleThatDoesNotAnswer() {
        assertThat(noticesWith(silent("two")))
                .containsExactly(new Notice(
                        Level.WARNING,
                        "ESm.Silent",
                        "The security module two does not answer and is passed over: no way to it.",
                        "Check that it is connected and powered.",
                        Subject.module("two")));
    }

    @Test
    void whenNoneServesItIsAnError() {
        well.members.clear();
        well.members.add(silent("one"));

        assertThat(noticesWith(drained("two", 0)))
                .extracting(
                        Notice::level, Notice::code, notice -> notice.subject().text())
                .containsExactly(tuple(Level.ERROR, "ESm.Silent", "one"), tuple(Level.ERROR, "ESm.Drained", "two"));
    }

    @Test
    void aDrainedModule() {
        assertThat(noticesWith(drained("two", 0)))
                .containsExactly(new Notice(
                        Level.INFO,
                        "ESm.Drained",
                        "The security module two is drained and gets nothing to do.",
                        "Resume it when what it was drained for is done.",
                        Subject.module("two")));
        well.members.remove(1);
        assertThat(noticesWith(drained("two", 3)))
                .extracting(Notice::text)
                .containsExactly("The security module two is drained and gets nothing new to do; calls it still works"
                        + " on: 3.");
    }

    @Test
    void aTamperedModule() {
        other.state = ModuleState.TAMPERED;
        other.details.put("failure", "case opened");

        assertThat(noticesWith(other.member("two")))
                .containsExactly(new Notice(
                        Level.WARNING,
                        "ESm.State",
                        "The security module two is in state TAMPERED and is passed over: case opened.",
                        "Contact its vendor.",
                        Subject.module("two")));
    }

    @Test
    void aModuleThatRestsAfterAFailure() {
        MemberReport report = other.member("two");
        MemberReport resting = new MemberReport(
                report.name(),
                report.standing(),
                report.told(),
                Optional.empty(),
                Optional.of("two: 98 not now"),
                Optional.of(NOON.plusSeconds(4)),
                0,
                9,
                MemberReport.Failures.NONE,
                Optional.empty());

        assertThat(noticesWith(resting))
                .containsExactly(new Notice(
                        Level.WARNING,
                        "ESm.Resting",
                        "The security module two failed and is passed over until 2026-11-23T12:00:04Z: two: 98 not"
                                + " now.",
                        "If it does not recover by itself, look at the module and at the way to it.",
                        Subject.module("two")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'No transactions are left in the security module two, which is passed over.'",
        "1, Transactions left in the security module two: 1.",
        "9999, Transactions left in the security module two: 9999.",
        "10000, ''"
    })
    void transactions(long left, String text) {
        other.transactionsLeft = Optional.of(left);

        assertThat(noticesWith(other.member("two")))
                .extracting(Notice::text)
                .containsExactlyElementsOf(text.isEmpty() ? List.of() : List.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:00:00Z, 'is passed over: its vending is inhibited since 2026-11-23T12:00:00Z.'",
        "2026-11-23T12:00:01Z, 'will be passed over from 2026-11-23T12:00:01Z, in less than a day, when its vending is"
                + " inhibited.'",
        "2026-11-28T12:00:00Z, 'will be passed over from 2026-11-28T12:00:00Z, in 5 days, when its vending is"
                + " inhibited.'",
        "2026-11-28T12:00:01Z, ''"
    })
    void inhibitVendDate(Instant date, String text) {
        well.preferences.put("ptoken.inhibitVendWarningDays", "5");
        other.inhibitVendDate = Optional.of(date);

        assertThat(noticesWith(other.member("two")))
                .extracting(Notice::text)
                .containsExactlyElementsOf(text.isEmpty() ? List.of() : List.of("The security module two " + text));
    }

    @ParameterizedTest
    @CsvSource({"60, ''", "61, WARNING", "-61, WARNING", "86400, WARNING", "86401, WARNING"})
    void clock(long seconds, String level) {
        other.moduleClock = NOON.plusSeconds(seconds);

        assertThat(noticesWith(other.member("two")))
                .extracting(notice -> notice.level() + " " + notice.text())
                .containsExactlyElementsOf(
                        level.isEmpty()
                                ? List.of()
                                : List.of(level + " The clock of the security module two is " + seconds
                                        + " s off; it is passed over for what it refuses because of that."));
    }

    @Test
    void aKmcInLoading() {
        other.details.put("keyload.slot.1", "LOADING KMC1");

        assertThat(noticesWith(other.member("two")))
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EKmc.Loading",
                        "The KMC KMC1 stands in LOADING in the security module two, which is passed over for its keys.",
                        "Load the vending keys of its key load file, then end the key agreement session.",
                        Subject.module("two")));
    }

    @Test
    void aKeyThatCannotVendInOneModule() {
        other.unitLimit = new CreditLimit(0);
        other.currencyLimit = new CreditLimit(0);

        assertThat(noticesWith(other.member("two")))
                .containsExactly(new Notice(
                        Level.WARNING,
                        "EKeystore.PassedOver",
                        "The security module two is passed over for the vending key of register 3 (SGC 123457 KRN 1 KT"
                                + " 2): unit and currency credit used up (ULM, CLM, 31).",
                        "In the module two: Get a fresh key load file from its KMC.",
                        Subject.of("SGC 123457 KRN 1").in("two")));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T11:59:59Z, 1", "2026-11-23T12:00:00Z, 0"})
    void aKeyPastItsTimeInOneModule(Instant end, int notices) {
        other.issuedUntil = end;

        assertThat(noticesWith(other.member("two"))).hasSize(notices);
    }

    @Test
    void aKeyThatDiffers() {
        other.ken = 200;

        assertThat(noticesWith(other.member("two"))).singleElement().satisfies(notice -> {
            assertThat(notice.level()).isEqualTo(Level.WARNING);
            assertThat(notice.code()).isEqualTo("EKeystore.Differs");
            assertThat(notice.action())
                    .isEqualTo("Load the same key into all of them, from fresh key load files of its KMC.");
            assertThat(notice.text())
                    .startsWith("The vending key of SGC 123457 KRN 1 KT 2 is not the same in all modules: one"
                            + " has KCV ")
                    .contains(" KEN 255 ")
                    .contains(", two has KCV ")
                    .contains(" KEN 200 ");
        });
    }

    /** Its advice names a KMC only where one delivered the key. */
    @Test
    void aKeyThatDiffersAndWasLoadedByHandInOneModule() {
        other.ken = 200;
        other.source = KeySource.OWNER;

        assertThat(noticesWith(other.member("two")))
                .extracting(Notice::action)
                .containsExactly("Load the same key into all of them, each from where it came.");
    }

    @Test
    void aKeyThatOneModuleLacks() {
        MemberReport report = other.member("two");
        MemberReport empty = new MemberReport(
                "two",
                report.standing(),
                report.told()
                        .map(told -> new MemberReport.Told(
                                told.status(), List.of(), told.capacity(), told.lacks(), Duration.ZERO, told.at())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                MemberReport.Failures.NONE,
                Optional.empty());

        assertThat(noticesWith(empty))
                .containsExactly(new Notice(
                        Level.INFO,
                        "EKeystore.Missing",
                        "The vending key of SGC 123457 KRN 1 KT 2 is not in every module; passed over for it: two.",
                        "Load it there too, unless that is meant.",
                        "SGC 123457 KRN 1 KT 2"));
    }

    private List<Notice> noticesWith(MemberReport second) {
        well.members.add(second);
        return well.notices();
    }

    private static MemberReport silent(String name) {
        return new MemberReport(
                name,
                ModuleStanding.FIRST,
                Optional.empty(),
                Optional.of("no way to it"),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                MemberReport.Failures.NONE,
                Optional.empty());
    }

    private MemberReport drained(String name, int outstanding) {
        MemberReport report = other.member(name);
        return new MemberReport(
                name,
                ModuleStanding.FIRST.withDrained(true),
                report.told(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                outstanding,
                0,
                MemberReport.Failures.NONE,
                Optional.empty());
    }
}
