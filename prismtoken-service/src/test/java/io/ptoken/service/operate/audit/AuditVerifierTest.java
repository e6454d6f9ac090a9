package io.ptoken.service.operate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuditVerifierTest {

    private final ForgedLog log = new ForgedLog(10);

    @Test
    void aLogAsItWasWrittenIsWhole() {
        assertThat(verify()).isEqualTo(new Whole(10, Link.START, log.link(10)));
    }

    @Test
    void anEmptyLogIsWhole() {
        log.rows.clear();

        assertThat(verify()).isEqualTo(new Whole(0, Link.START, Link.START));
    }

    @Test
    void aTrimmedLogIsWholeFromItsAnchorOn() {
        log.trim(ForgedLog.NOON, 3);

        assertThat(verify()).isEqualTo(new Whole(7, log.anchor, log.link(10)));
    }

    @Test
    void whatAnEarlierReleaseTrimmedIsSaidToBeUnproven() {
        log.trim(ForgedLog.NOON, 3);
        Instant now = Instant.parse("2026-12-01T00:00:00Z");
        Link end = log.link(10);
        ChainMark mark = new ChainMark(end.sequence(), end.hash(), log.anchor.sequence(), log.anchor.hash());

        assertThat(explained(new AuditEvidence(
                        List.of(), Optional.empty(), List.of(), now, Duration.ofDays(400), Duration.ofDays(400))))
                .containsExactly("Rows up to 3 were trimmed by an earlier release; that they were old enough cannot be"
                        + " shown, nor how many there were, before the end of the log is sealed: a server does that within"
                        + " half a minute of its start.");
        assertThat(explained(new AuditEvidence(
                        List.of(mark), Optional.empty(), List.of(), now, Duration.ofDays(400), Duration.ofDays(400))))
                .containsExactly("Rows up to 3 were trimmed by an earlier release; that they were old enough cannot be"
                        + " shown; none was trimmed since the end of the log was sealed first.");
    }

    private List<String> explained(AuditEvidence evidence) {
        return ((Whole) new AuditVerifier(log, evidence).verify(Optional.empty(), rows -> {})).explained();
    }

    @Test
    void aLogThatWasTrimmedToNothingIsWhole() {
        log.trim(ForgedLog.NOON, 10);

        assertThat(verify()).isEqualTo(new Whole(0, log.anchor, log.anchor));
    }

    @Test
    void aChangedRowIsFound() {
        change(6, "row six");

        assertThat(verify())
                .isEqualTo(new Broken(
                        5, 6, Fault.CHANGED, "row 6 does not follow from row 5: one of the two was changed"));
    }

    @Test
    void aChangedRowWithAHashThatFitsIsFoundByTheNext() {
        AuditRow old = log.rows.get(5);
        log.rows.set(
                5,
                new AuditRow(
                        6,
                        ForgedLog.entry("row six"),
                        AuditChain.next(log.link(5).hash(), 6, ForgedLog.entry("row six"))));
        assertThat(log.rows.get(5)).isNotEqualTo(old);

        assertThat(verify())
                .isEqualTo(new Broken(
                        6, 7, Fault.CHANGED, "row 7 does not follow from row 6: one of the two was changed"));
    }

    @Test
    void aMissingRowIsFound() {
        log.rows.remove(4);

        assertThat(verify()).isEqualTo(new Broken(4, 5, Fault.MISSING, "row 5 is missing"));
    }

    @Test
    void aMissingFirstRowIsFound() {
        log.rows.remove(0);

        assertThat(verify()).isEqualTo(new Broken(0, 1, Fault.MISSING, "row 1 is missing"));
    }

    @Test
    void missingLastRowsAreFoundByTheHead() {
        log.head = Optional.of(log.link(10));
        log.rows.remove(9);

        assertThat(verify()).isEqualTo(new Broken(9, 10, Fault.MISSING, "row 10 is missing"));
    }

    @Test
    void rowsThatAreExchangedAreFound() {
        AuditRow third = log.rows.get(2);
        log.rows.set(2, log.rows.get(1));
        log.rows.set(1, third);

        assertThat(verify()).isEqualTo(new Broken(1, 2, Fault.MISSING, "row 2 is missing"));
    }

    @Test
    void aRowThatStandsTwiceIsFound() {
        log.rows.add(3, log.rows.get(2));

        assertThat(verify()).isEqualTo(new Broken(3, 3, Fault.OUT_OF_ORDER, "row 3 stands after row 3"));
    }

    @Test
    void aHeadThatIsNotTheLastRowIsFound() {
        log.head = Optional.of(new Link(10, "f".repeat(64)));

        assertThat(verify())
                .isEqualTo(new Broken(10, 10, Fault.HEAD, "the log calls row 10 with another hash its last"));
    }

    @Test
    void aNotedRowIsComparedWhereverItStands() {
        log.trim(ForgedLog.NOON, 3);

        for (Link noted : List.of(log.anchor, log.link(4), log.link(7), log.link(10))) {
            assertThat(verify(noted)).isInstanceOf(Whole.class);
        }
        assertThat(verify(new Link(7, "0".repeat(64))))
                .isEqualTo(new Broken(4, 7, Fault.NOT_AS_NOTED, "row 7 has another hash than the one noted"));
        assertThat(verify(new Link(3, "0".repeat(64))))
                .isEqualTo(new Broken(0, 3, Fault.NOT_AS_NOTED, "row 3 has another hash than the one noted"));
    }

    @Test
    void anotherLogThatIsWholeInItselfIsToldByTheNotedRow() {
        Link noted = log.link(8);
        ForgedLog other = new ForgedLog(0);
        for (int i = 1; i <= 10; i++) {
            other.append(ForgedLog.entry(i == 2 ? "nothing happened" : "row " + i));
        }

        AuditVerifier verifier = new AuditVerifier(other);
        assertThat(verifier.verify(Optional.empty(), rows -> {})).isInstanceOf(Whole.class);
        assertThat(verifier.verify(Optional.of(noted), rows -> {}))
                .isEqualTo(new Broken(8, 8, Fault.NOT_AS_NOTED, "row 8 has another hash than the one noted"));
    }

    @Test
    void aLogThatIsShorterThanTheNotedRowIsCutOff() {
        assertThat(verify(new Link(12, "0".repeat(64))))
                .isEqualTo(new Broken(0, 11, Fault.NOT_AS_NOTED, "row 12 was noted, but the log ends at row 10"));
    }

    @Test
    void aNotedRowThatIsTrimmedCannotBeCompared() {
        Link noted = log.link(2);
        log.trim(ForgedLog.NOON, 3);

        assertThat(verify(noted))
                .isEqualTo(new Broken(
                        0,
                        2,
                        Fault.NOTED_ROW_GONE,
                        "row 2 cannot be compared: rows up to 3 are trimmed; note a newer one"));
    }

    @Test
    void trimmingMeanwhileDoesNotBreakTheChain() {
        onPage(2, () -> log.trim(ForgedLog.NOON, 6));

        assertThat(verify()).isEqualTo(new Whole(8, log.anchor, log.link(10)));
    }

    @Test
    void trimmingARowThatWasToBeComparedIsTold() {
        Link noted = log.link(6);
        onPage(2, () -> log.trim(ForgedLog.NOON, 7));

        assertThat(verify(noted))
                .isEqualTo(new Broken(
                        7,
                        6,
                        Fault.NOTED_ROW_GONE,
                        "row 6 cannot be compared: rows up to 7 are trimmed; note a newer one"));
    }

    @Test
    void trimmingEverythingMeanwhileLeavesNothingToFind() {
        onPage(2, () -> log.trim(ForgedLog.NOON, 10));

        assertThat(verify()).isEqualTo(new Whole(4, log.anchor, log.anchor));
    }

    @Test
    void whatIsAppendedMeanwhileIsLeftForTheNextTime() {
        Link head = log.link(10);
        onPage(2, () -> log.append(ForgedLog.entry("row 11")));

        assertThat(verify()).isEqualTo(new Whole(10, Link.START, head));
    }

    @Test
    void aLongLogTellsItsProgress() {
        ForgedLog longer = new ForgedLog(20_001);
        List<Long> progress = new ArrayList<>();

        AuditVerdict verdict = new AuditVerifier(longer).verify(Optional.empty(), progress::add);

        assertThat(verdict.rows()).isEqualTo(20_001);
        assertThat(progress).containsExactly(10_000L, 20_000L);
    }

    private AuditVerdict verify() {
        return new AuditVerifier(log).verify(Optional.empty(), rows -> {});
    }

    private AuditVerdict verify(Link noted) {
        return new AuditVerifier(log).verify(Optional.of(noted), rows -> {});
    }

    private void change(int sequence, String detail) {
        AuditRow row = log.rows.get(sequence - 1);
        log.rows.set(sequence - 1, new AuditRow(row.sequence(), ForgedLog.entry(detail), row.hash()));
    }

    private void onPage(int page, Runnable action) {
        AtomicInteger pages = new AtomicInteger();
        log.beforePage = () -> {
            if (pages.incrementAndGet() == page) {
                action.run();
            }
        };
    }
}
