package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.port.AuditHead;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Strays;
import io.ptoken.service.port.NodeChain;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The audit log cannot be bent: whatever is done to it past the program is found, and what does not belong stops no sale. */
@SuppressWarnings("NullAway.Init") // Set before each test.
public abstract class AuditEditContract {

    private EditHarness harness;
    private EditedLog log;

    /** An empty database. */
    protected abstract EditHarness open();

    @BeforeEach
    void fill() {
        harness = open();
        log = new EditedLog(harness);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void whatNobodyEditedIsWhole() {
        AuditVerdict verdict = log.verify();
        assertThat(verdict).as(verdict.sentence()).isInstanceOf(Whole.class);
        assertThat(((Whole) verdict).heads()).extracting(AuditHead::node).containsExactly("first", "second");
        assertThat(((Whole) verdict).heads())
                .allSatisfy(head -> assertThat(head.at()).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void isFound(AuditEdit edit) {
        edit.apply(log);
        AuditVerdict verdict = log.verify();
        assertThat(verdict).isInstanceOf(Broken.class);
        assertThat(((Broken) verdict).fault()).as(((Broken) verdict).text()).isEqualTo(edit.fault());
    }

    @Test
    void aValueOfAnotherTypeIsFound() {
        String retyped = harness.retyped("actor");
        assumeFalse(retyped.isEmpty(), "columns of this database take one type alone");
        log.sql(retyped + " WHERE sequence = " + log.back(1, 3).sequence());
        assertThat(((Broken) log.verify()).fault()).isEqualTo(Fault.RETYPED);
    }

    @Test
    void aWholeDatabaseThatIsPutBackIsFound() {
        harness.keepCopy();
        for (int i = 0; i < 3; i++) {
            log.first().auditLog().append(entry(NOW, "lost " + i));
        }
        log.sealedAnew();
        harness.putBack();
        assertThat(((Broken) log.verify()).fault()).isEqualTo(Fault.SEALED);
    }

    @Test
    void aRowAboveTheEndIsMovedAsItIsAndSellingGoesOn() {
        log.insertAbove(1);
        long above = log.chain(1).head().sequence() + 1;
        List<Strays> before = log.first().auditLog().strays();

        log.first().auditLog().append(entry(NOW, "goes on"));

        assertThat(log.row(above).entry().action()).isEqualTo(AuditLog.STRAY);
        assertThat(log.row(above + 1).entry()).isEqualTo(entry(NOW, "goes on"));
        assertThat(log.first().auditLog().strays())
                .hasSize(before.size() + 1)
                .last()
                .satisfies(strays -> {
                    assertThat(strays.toldBy()).isEqualTo(above);
                    assertThat(strays.count()).isEqualTo(1);
                    assertThat(strays.acknowledged()).isFalse();
                    assertThat(strays.detail()).isEqualTo(log.row(above).entry().detail());
                });
        assertThat(log.verify()).isInstanceOf(Whole.class);
    }

    @Test
    void rowsThatBelongNowhereAreMovedByHousekeeping() {
        log.insert(2, entry(NOW, "where rows are trimmed"), "a".repeat(64));
        log.insert(-9, entry(NOW, "in no chain"), "b".repeat(64));
        log.insert(5 * NodeChain.ROOM, entry(NOW, "in the chain of nobody"), "c".repeat(64));

        assertThat(log.first().auditLog().moveStrays(NOW)).isEqualTo(3);

        assertThat(log.first().auditLog().moveStrays(NOW)).isZero();
        assertThat(log.verify()).as(log.verify().sentence()).isInstanceOf(Whole.class);
    }

    @Test
    void aRowWithAHugeNumberLeavesRoomForFurtherNodes() {
        log.insert(Long.MAX_VALUE, entry(NOW, "beyond all chains"), "d".repeat(64));

        AuditLog third = harness.node("third").auditLog();
        third.append(entry(NOW, "sold by the third"));

        assertThat(third.head().sequence()).isEqualTo(2 * NodeChain.ROOM + 1);
        assertThat(third.moveStrays(NOW)).isEqualTo(1);
        assertThat(log.verify()).as(log.verify().sentence()).isInstanceOf(Whole.class);
    }

    @Test
    void straysAreAcknowledgedOnce() {
        assertThat(log.first().auditLog().acknowledgeStrays(entry("seen"))).isTrue();
        assertThat(log.first().auditLog().strays()).allMatch(Strays::acknowledged);
        assertThat(log.first().auditLog().acknowledgeStrays(entry("seen"))).isFalse();
        assertThat(log.verify()).isInstanceOf(Whole.class);
    }
}
