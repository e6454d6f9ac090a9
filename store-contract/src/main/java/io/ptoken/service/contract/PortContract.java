package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.ServiceStore;
import java.time.Duration;
import java.util.List;

/** What the tests of one port have in common. */
abstract class PortContract {

    abstract StoreHarness harness();

    final ServiceStore store() {
        return harness().store();
    }

    /** What has been audited within a day of {@link Samples#NOW}, in order. */
    final List<AuditEntry> audited() {
        Duration day = Duration.ofDays(1);
        return store().auditLog().page(NOW.minus(day), NOW.plus(day), 0, 1_000_000).stream()
                .map(AuditRow::entry)
                .toList();
    }

    /** Exactly these entries have been audited so far. */
    final void assertAudited(AuditEntry... entries) {
        assertThat(audited()).containsExactly(entries);
    }
}
