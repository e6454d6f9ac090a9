package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditLog.Unsigned;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditSearch;
import io.ptoken.service.port.AuditSearch.Found;
import io.ptoken.service.port.AuditSearch.Wanted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chain of audit rows. */
abstract class AuditLogContract extends PortContract {

    private static final Instant END = NOW.plusSeconds(1_000_000);

    @Test
    void isEmptyAtFirst() {
        assertThat(log().head()).isEqualTo(Link.START);
        assertThat(log().anchor()).isEqualTo(Link.START);
        assertThat(log().page(Instant.EPOCH, END, 0, 10)).isEmpty();
    }

    @Test
    void chainsItsRowsFromNumberOne() {
        log().append(entry("one"));
        log().append(entry("two"));
        String first = AuditChain.next(AuditChain.START, 1, entry("one"));
        String second = AuditChain.next(first, 2, entry("two"));
        assertThat(all()).containsExactly(new AuditRow(1, entry("one"), first), new AuditRow(2, entry("two"), second));
        assertThat(log().head()).isEqualTo(new Link(2, second));
        assertThat(log().anchor()).isEqualTo(Link.START);
    }

    @Test
    void keepsEveryField() {
        AuditEntry entry = new AuditEntry(
                Instant.parse("1969-12-31T23:59:59.999999Z"), "a", "b", "c", "d 'quoted' \"x\"", "e", "f", "");
        log().append(entry);
        assertThat(log().page(Instant.EPOCH.minusSeconds(9), END, 0, 9))
                .extracting(AuditRow::entry)
                .containsExactly(entry);
    }

    @Test
    void findsATextInTheDetailsOfAnAction() {
        assertThat(log().mentions("issue", List.of("class 0/4 "))).isFalse();
        log().append(withDetail("issue", "class 2/3 SGC 1; class 0/5 SGC 1"));
        log().append(withDetail("verify", "class 0/4 SGC 1"));
        log().append(withDetail("issue", "class 0/0 SGC 1"));

        assertThat(log().mentions("issue", List.of("class 0/4 "))).isFalse();
        assertThat(log().mentions("issue", List.of("class 0/4 ", "class 0/5 "))).isTrue();
        assertThat(log().mentions("verify", List.of("class 0/4 "))).isTrue();
        assertThat(log().mentions("verify", List.of())).isFalse();
    }

    private static AuditEntry withDetail(String action, String detail) {
        return new AuditEntry(NOW, "a", "b", action, "d", "e", "f", detail);
    }

    @Test
    void sumsWhatNamesNoAccountByAddressAndAction() {
        log().append(call(0, "", "10.0.0.9", "signInWithPassword", "ESignin.Authentication"));
        log().append(call(1, "", "10.0.0.9", "issueCreditToken", "ESession"));
        AuditEntry several = call(2, "", "10.0.0.9", "signInWithPassword", "ESignin.Authentication");
        log().append(new AuditEntry(
                several.at(),
                "",
                several.origin(),
                several.action(),
                "",
                several.outcome(),
                AuditEntry.SEVERAL + 7,
                "so many of a minute"));
        log().append(call(3, "jane", "10.0.0.9", "issueCreditToken", "Ok"));
        log().append(call(4, "", "10.0.0.8", "signInWithPassword", "ESignin.Authentication"));
        Unsigned signIns = new Unsigned("10.0.0.9", "signInWithPassword", 2, 8, NOW, NOW.plusSeconds(2));
        Unsigned issue = new Unsigned("10.0.0.9", "issueCreditToken", 1, 1, NOW.plusSeconds(1), NOW.plusSeconds(1));
        Unsigned other = new Unsigned("10.0.0.8", "signInWithPassword", 1, 1, NOW.plusSeconds(4), NOW.plusSeconds(4));

        assertThat(log().unsigned(NOW, END, 10)).containsExactlyInAnyOrder(signIns, issue, other);
        assertThat(log().unsigned(NOW.plusSeconds(1), NOW.plusSeconds(2), 10)).containsExactly(issue);
        assertThat(log().unsigned(NOW.plusSeconds(5), END, 10)).isEmpty();
        assertThat(log().unsigned(NOW, END, 2))
                .as("the newest two rows")
                .containsExactlyInAnyOrder(
                        new Unsigned("10.0.0.9", "signInWithPassword", 1, 7, NOW.plusSeconds(2), NOW.plusSeconds(2)),
                        other);
    }

    @Test
    void knowsFromWhereSomebodyHasSignedIn() {
        log().append(call(0, "", "10.0.0.9", "signInWithPassword", "ESignin.Authentication"));
        log().append(call(1, "jane", "10.0.0.7", "signInWithPassword", "Ok"));
        log().append(call(2, "joe", "10.0.0.6", "operate", "Ok"));
        log().append(call(3, "", "10.0.0.5", "verifyToken", "Ok"));

        assertThat(log().hasSignedIn("10.0.0.7")).isTrue();
        assertThat(log().hasSignedIn("10.0.0.6")).isTrue();
        assertThat(log().hasSignedIn("10.0.0.9")).isFalse();
        assertThat(log().hasSignedIn("10.0.0.5")).isFalse();
        assertThat(log().hasSignedIn("10.0.0")).isFalse();
    }

    @Test
    void knowsWhenTheLastBackupWasMade() {
        assertThat(log().lastBackup()).isEmpty();
        log().append(call(0, "jane", "local", "backup.begin", "Ok"));
        assertThat(log().lastBackup()).isEmpty();
        log().append(call(1, "jane", "local", "backup.made", "Ok"));
        log().append(call(2, "jane", "local", "backup.made", "Ok"));
        log().append(call(3, "jane", "local", "backup.begin", "Ok"));
        assertThat(log().lastBackup()).contains(NOW.plusSeconds(2));
    }

    @Test
    void findsTheLastSignInsOfAnAccount() {
        assertThat(log().signIns("jane", 5)).isEmpty();
        signIn(0, "jane", "signInWithPassword", "jane", "Ok");
        signIn(1, "", "operate", "jane", "ESignin.Authentication");
        signIn(2, "joe", "operate", "joe", "Ok");
        signIn(3, "jane", "user.add", "jane", "Ok");
        signIn(4, "jane", "operate", "jane", "Ok");

        assertThat(log().signIns("jane", 5))
                .extracting(row -> row.entry().at())
                .containsExactly(NOW.plusSeconds(4), NOW.plusSeconds(1), NOW);
        assertThat(log().signIns("jane", 2))
                .extracting(row -> row.entry().outcome())
                .containsExactly("Ok", "ESignin.Authentication");
        assertThat(log().signIns("jan", 2)).isEmpty();
    }

    private void signIn(int second, String actor, String action, String subject, String outcome) {
        log().append(new AuditEntry(NOW.plusSeconds(second), actor, "10.0.0.7", action, subject, outcome, "", ""));
    }

    private static AuditEntry call(int second, String actor, String origin, String action, String outcome) {
        return new AuditEntry(NOW.plusSeconds(second), actor, origin, action, "", outcome, "", "");
    }

    @Test
    void readsAHalfOpenPeriodPageByPage() {
        for (int i = 0; i < 10; i++) {
            log().append(entry(NOW.plusSeconds(i), "s" + i));
        }
        assertThat(log().page(NOW.plusSeconds(2), NOW.plusSeconds(7), 0, 3))
                .extracting(AuditRow::sequence)
                .containsExactly(3L, 4L, 5L);
        assertThat(log().page(NOW.plusSeconds(2), NOW.plusSeconds(7), 5, 3))
                .extracting(AuditRow::sequence)
                .containsExactly(6L, 7L);
        assertThat(log().page(NOW.plusSeconds(2), NOW.plusSeconds(7), 7, 3)).isEmpty();
    }

    @Test
    void findsRowsOfAPeriodAlsoWhenTheClockWasSetBack() {
        log().append(entry(NOW.plusSeconds(5), "later"));
        log().append(entry(NOW, "earlier"));
        log().append(entry(NOW.plusSeconds(6), "later still"));
        log().append(entry(NOW.plusSeconds(1), "earlier again"));
        assertThat(log().page(NOW, NOW.plusSeconds(5), 0, 10))
                .extracting(AuditRow::sequence)
                .containsExactly(2L, 4L);
        assertThat(log().page(NOW, NOW.plusSeconds(5), 0, 1))
                .extracting(AuditRow::sequence)
                .containsExactly(2L);
        assertThat(log().page(NOW, NOW.plusSeconds(5), 2, 1))
                .extracting(AuditRow::sequence)
                .containsExactly(4L);
    }

    @Test
    void findsTheNewestRowsOfAPeriodAndThoseBeforeAndAfterARow() {
        for (int i = 0; i < 10; i++) {
            log().append(entry(NOW.plusSeconds(i), "s" + i));
        }
        assertThat(numbers(search(Wanted.ALL, 0, 0, 3, 100))).containsExactly(8L, 9L, 10L);
        assertThat(numbers(search(Wanted.ALL, 8, 0, 3, 100))).containsExactly(5L, 6L, 7L);
        assertThat(numbers(search(Wanted.ALL, 3, 0, 3, 100))).containsExactly(1L, 2L);
        assertThat(numbers(search(Wanted.ALL, 1, 0, 3, 100))).isEmpty();
        assertThat(numbers(search(Wanted.ALL, 0, 4, 3, 100))).containsExactly(5L, 6L, 7L);
        assertThat(numbers(search(Wanted.ALL, 0, 10, 3, 100))).isEmpty();
        assertThat(numbers(log().search(
                                new AuditSearch(NOW.plusSeconds(2), NOW.plusSeconds(5), Wanted.ALL, 0, 0, 9, 100))))
                .containsExactly(3L, 4L, 5L);
        assertThat(search(Wanted.ALL, 3, 0, 3, 100).onward())
                .as("nothing is before them")
                .isZero();
    }

    @Test
    void findsRowsInOrderOfTimeWhateverTheirNumbers() {
        log().append(entry(NOW.plusSeconds(5), "later"));
        log().append(entry(NOW, "earlier"));
        log().append(entry(NOW, "of the same moment"));
        assertThat(numbers(search(Wanted.ALL, 0, 0, 9, 100))).containsExactly(2L, 3L, 1L);
        assertThat(numbers(search(Wanted.ALL, 1, 0, 9, 100))).containsExactly(2L, 3L);
        assertThat(numbers(search(Wanted.ALL, 3, 0, 9, 100))).containsExactly(2L);
        assertThat(numbers(search(Wanted.ALL, 0, 2, 1, 100))).containsExactly(3L);
    }

    @Test
    void aSearchThatFindsLittleEndsAndSaysWhereToGoOn() {
        log().append(call(0, "jane", "local", "user.add", "Ok"));
        for (int i = 1; i < 10; i++) {
            log().append(call(i, "joe", "local", "user.add", "Ok"));
        }
        Wanted jane = new Wanted("jane", List.of(), "", "", "", false);
        Found first = search(jane, 0, 0, 3, 4);
        assertThat(first).isEqualTo(new Found(List.of(), 7));
        Found second = search(jane, first.onward(), 0, 3, 4);
        assertThat(second).isEqualTo(new Found(List.of(), 3));
        Found last = search(jane, second.onward(), 0, 3, 4);
        assertThat(numbers(last)).containsExactly(1L);
        assertThat(last.onward()).isZero();
        assertThat(search(jane, 0, 2, 3, 4)).isEqualTo(new Found(List.of(), 6));
    }

    @Test
    void findsWhatIsWantedAndNothingElse() {
        log().append(row("jane", "10.0.0.7", "user.add", "joe", "Ok"));
        log().append(row("joe", "10.0.0.70", "user.remove", "Joe%", "EParamRange"));
        log().append(row("joe", "10.0.1.7", "pref.set", "ptoken.sessionTimeoutSec", "Begun"));
        log().append(row("till", "10.0.1.8", "issueCreditToken", "12345678903", "Ok"));
        log().append(row("till", "10.0.1.8", "issueCreditToken", "600727123456789030", "EKeystore.NotFound"));
        log().append(row("till", "10.0.1.8", "verifyToken", "", "EVerify.Ok"));

        assertThat(found("jane", List.of(), "", "", "", false)).containsExactly(1L);
        assertThat(found("", List.of("user.add"), "", "", "", false)).containsExactly(1L);
        assertThat(found("", List.of("user."), "", "", "", false)).containsExactly(1L, 2L);
        assertThat(found("", List.of("user."), "Ok", "", "", false)).containsExactly(1L);
        assertThat(found("", List.of("user", "pref.set"), "", "", "", false)).containsExactly(3L);
        assertThat(found("", List.of(), "E", "", "", false)).containsExactly(2L, 5L, 6L);
        assertThat(found("", List.of(), "EParam", "", "", false)).containsExactly(2L);
        assertThat(found("", List.of(), Wanted.REFUSED, "", "", false)).containsExactly(2L, 5L);
        assertThat(found("", List.of(), "", "10.0.0.7", "", false)).containsExactly(1L, 2L);
        assertThat(found("", List.of(), "", "", "oe", false)).containsExactly(1L, 2L);
        assertThat(found("", List.of(), "", "", "%", false)).containsExactly(2L);
        assertThat(found("", List.of(), "", "", "600727123456789030", false))
                .as("a meter by its PAN, also where its DRN stands")
                .containsExactly(4L, 5L);
        assertThat(found("", List.of(), "", "", "12345678903", false)).containsExactly(4L, 5L);
        assertThat(found("", List.of(), "", "", "", true)).containsExactly(1L, 2L, 3L, 5L, 6L);
        assertThat(found("till", List.of("issueCreditToken"), "", "", "", true)).containsExactly(5L);
        assertThat(found("till", List.of("issueCreditToken"), "Ok", "", "", false))
                .containsExactly(4L);
    }

    private List<Long> found(
            String actor, List<String> actions, String outcome, String origin, String subject, boolean butSales) {
        return numbers(search(new Wanted(actor, actions, outcome, origin, subject, butSales), 0, 0, 99, 100));
    }

    private Found search(Wanted wanted, long before, long after, int most, int looked) {
        return log().search(new AuditSearch(Instant.EPOCH, END, wanted, before, after, most, looked));
    }

    private static List<Long> numbers(Found found) {
        return found.rows().stream().map(AuditRow::sequence).toList();
    }

    private static AuditEntry row(String actor, String origin, String action, String subject, String outcome) {
        return new AuditEntry(NOW, actor, origin, action, subject, outcome, "", "");
    }

    @Test
    void tellsTheLatestMomentWhereverItStands() {
        assertThat(log().latestFrom(0)).isEmpty();
        log().append(entry(NOW.plusSeconds(9), "latest"));
        log().append(entry(NOW, "earlier"));
        log().append(entry(NOW.plusSeconds(1), "a little later"));
        assertThat(log().latestFrom(0)).contains(NOW.plusSeconds(9));
        assertThat(log().latestFrom(1)).contains(NOW.plusSeconds(9));
        assertThat(log().latestFrom(2)).contains(NOW.plusSeconds(1));
        assertThat(log().latestFrom(4)).isEmpty();
    }

    @Test
    void findsTheLastRowThatDeclaresTheClockRight() {
        assertThat(log().lastClockAccept()).isZero();
        log().append(entry("something else"));
        log().append(AuditEntry.local(NOW, "root", AuditLog.CLOCK_ACCEPT, "", ""));
        log().append(AuditEntry.local(NOW, "root", AuditLog.CLOCK_ACCEPT, "", ""));
        log().append(entry("something else"));
        assertThat(log().lastClockAccept()).isEqualTo(3);
        harness().restart();
        assertThat(log().lastClockAccept()).isEqualTo(3);
        log().trim(END, 3);
        assertThat(log().lastClockAccept()).isZero();
        assertThat(log().latestFrom(0)).isPresent();
    }

    @Test
    void trimsTheOldestAndMovesTheAnchorToTheLastOneRemoved() {
        for (int i = 0; i < 5; i++) {
            log().append(entry(NOW.plusSeconds(i), "s" + i));
        }
        List<AuditRow> before = all();
        assertThat(log().trim(NOW.plusSeconds(3), 2)).isEqualTo(2);
        assertThat(log().anchor()).isEqualTo(new Link(2, before.get(1).hash()));
        assertThat(log().trim(NOW.plusSeconds(3), 100)).isEqualTo(1);
        assertThat(log().trim(NOW.plusSeconds(3), 100)).isZero();
        assertThat(log().anchor()).isEqualTo(new Link(3, before.get(2).hash()));
        assertThat(all()).containsExactlyElementsOf(before.subList(3, 5));
        ChainCheck.assertWhole(log());
    }

    @Test
    void trimsNothingBehindTheFirstRowThatStays() {
        log().append(entry(NOW.plusSeconds(9), "stays"));
        log().append(entry(NOW, "older, but behind it"));
        assertThat(log().trim(NOW.plusSeconds(1), 10)).isZero();
        assertThat(log().anchor()).isEqualTo(Link.START);
    }

    @Test
    void goesOnBehindAnAnchorWhenEverythingWasTrimmed() {
        log().append(entry("one"));
        Link head = log().head();
        assertThat(log().trim(END, 10)).isEqualTo(1);
        assertThat(log().head()).isEqualTo(head);
        assertThat(log().anchor()).isEqualTo(head);
        harness().restart();
        log().append(entry("two"));
        assertThat(log().head()).isEqualTo(new Link(2, AuditChain.next(head.hash(), 2, entry("two"))));
        ChainCheck.assertWhole(log());
    }

    @Test
    void remembersAcrossARestart() {
        log().append(entry("one"));
        Link head = log().head();
        harness().restart();
        assertThat(log().head()).isEqualTo(head);
        assertAudited(entry("one"));
    }

    private AuditLog log() {
        return store().auditLog();
    }

    private List<AuditRow> all() {
        return log().page(Instant.EPOCH, END, 0, 1000);
    }
}
