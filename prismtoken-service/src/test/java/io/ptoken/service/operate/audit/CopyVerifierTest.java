package io.ptoken.service.operate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.operate.audit.HeadStatement.Chain;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyVerifierTest {

    private static final int SIGNED = 6;

    private final ForgedLog log = new ForgedLog(10);
    private final List<AuditRow> copy = new ArrayList<>(log.rows);

    @Test
    void aCopyThatIsLongerThanTheHeadIsWhole() {
        assertThat(verify()).isEqualTo(new Whole(10, Link.START, log.link(10)));
    }

    @Test
    void aCopyOfTheMomentOfTheHeadIsWhole() {
        keep(1, SIGNED);

        assertThat(verify()).isInstanceOf(Whole.class);
    }

    @Test
    void aCopyThatWasCutIsNot() {
        keep(1, SIGNED - 1);

        assertThat(verify())
                .isEqualTo(new Broken(5, 6, Fault.NOT_AS_NOTED, "row 6 was signed, but the copy ends at row 5"));
    }

    @Test
    void anEmptyCopyIsNot() {
        copy.clear();

        assertThat(verify())
                .isEqualTo(
                        new Broken(0, 6, Fault.NOT_AS_NOTED, "row 6 was signed, but the copy has no row of its chain"));
    }

    /** As somebody writes it who can compute hashes. */
    @Test
    void anotherLogThatFitsInItselfIsNot() {
        copy.clear();
        String hash = AuditChain.START;
        for (int i = 1; i <= 10; i++) {
            hash = AuditChain.next(hash, i, ForgedLog.entry("forged " + i));
            copy.add(new AuditRow(i, ForgedLog.entry("forged " + i), hash));
        }

        assertThat(verify())
                .isEqualTo(new Broken(5, 6, Fault.NOT_AS_NOTED, "row 6 has another hash than the one that was signed"));
    }

    @Test
    void rowsThatWereChangedTakenOutSwappedOrRepeatedAreFound() {
        AuditRow third = copy.get(2);
        copy.set(2, new AuditRow(3, ForgedLog.entry("another"), third.hash()));
        assertThat(fault()).isEqualTo(Fault.CHANGED);

        copy.remove(2);
        assertThat(fault()).isEqualTo(Fault.MISSING);

        copy.add(2, third);
        assertThat(verify()).isInstanceOf(Whole.class);
        copy.add(3, third);
        assertThat(fault()).isEqualTo(Fault.OUT_OF_ORDER);

        copy.remove(3);
        Collections.swap(copy, 7, 8);
        assertThat(fault()).isEqualTo(Fault.MISSING);

        copy.set(0, new AuditRow(-1, ForgedLog.entry("before all"), third.hash()));
        assertThat(fault()).isEqualTo(Fault.STRAY);
    }

    @Test
    void aCopyFromWhichOldRowsWereTrimmedSinceIsWhole() {
        keep(4, 10);

        assertThat(verify()).isInstanceOf(Whole.class);
    }

    @Test
    void aCopyThatBeginsRightBehindTheHeadFollowsFromIt() {
        keep(SIGNED + 1, 10);
        assertThat(verify()).isInstanceOf(Whole.class);

        copy.set(0, new AuditRow(7, ForgedLog.entry("another"), copy.get(0).hash()));
        assertThat(fault()).isEqualTo(Fault.CHANGED);
    }

    @Test
    void aCopyThatBeginsLaterCannotBeCompared() {
        keep(SIGNED + 2, 10);

        assertThat(fault()).isEqualTo(Fault.NOTED_ROW_GONE);
    }

    @Test
    void theFirstRowBehindWhatWasTrimmedThenIsVerified() {
        HeadStatement head =
                new HeadStatement(Instant.EPOCH, "till", List.of(new Chain("", log.link(2), log.link(SIGNED))));
        keep(3, 10);
        assertThat(new CopyVerifier(head).verify(copy.iterator())).isInstanceOf(Whole.class);

        copy.set(0, new AuditRow(3, ForgedLog.entry("another"), copy.get(0).hash()));
        assertThat(new CopyVerifier(head).verify(copy.iterator()))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.fault()).isEqualTo(Fault.CHANGED));
    }

    @Test
    void everyChainIsHeldAgainstItsHead() {
        long before = NodeChain.before(2);
        String hash = AuditChain.next(AuditChain.START, before + 1, ForgedLog.entry("of the other node"));
        HeadStatement head = new HeadStatement(
                Instant.EPOCH,
                "till",
                List.of(
                        new Chain("one", Link.START, log.link(SIGNED)),
                        new Chain("two", new Link(before, AuditChain.START), new Link(before + 1, hash))));
        assertThat(new CopyVerifier(head).verify(copy.iterator()))
                .isEqualTo(new Broken(
                        10,
                        before + 1,
                        Fault.NOT_AS_NOTED,
                        "row " + (before + 1) + " was signed, but the copy has no row of its chain"));

        copy.add(new AuditRow(before + 1, ForgedLog.entry("of the other node"), hash));
        assertThat(new CopyVerifier(head).verify(copy.iterator())).isEqualTo(new Whole(11, Link.START, log.link(10)));
    }

    @Test
    void aHeadOfAnEmptyLogAsksForNothing() {
        HeadStatement head = new HeadStatement(Instant.EPOCH, "till", List.of(new Chain("", Link.START, Link.START)));

        assertThat(new CopyVerifier(head).verify(copy.iterator())).isInstanceOf(Whole.class);
        assertThat(new CopyVerifier(head).verify(Collections.emptyIterator())).isInstanceOf(Whole.class);
    }

    private AuditVerdict verify() {
        HeadStatement head =
                new HeadStatement(Instant.EPOCH, "till", List.of(new Chain("", Link.START, log.link(SIGNED))));
        return new CopyVerifier(head).verify(copy.iterator());
    }

    private Fault fault() {
        return ((Broken) verify()).fault();
    }

    private void keep(int first, int last) {
        copy.removeIf(row -> row.sequence() < first || row.sequence() > last);
    }
}
