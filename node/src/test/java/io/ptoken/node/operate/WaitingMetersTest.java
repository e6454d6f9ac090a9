package io.ptoken.node.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingMetersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final MeterPan ONE = new MeterPan("600727000000000009");
    private static final MeterPan OTHER = new MeterPan("600727000000000181");

    private final InMemoryStore store = new InMemoryStore();

    private void bar(MeterPan pan, BaseDate baseDate, String until) {
        TokenIdentifier highest = TokenIdentifier.at(baseDate, Instant.parse(until));
        store.history()
                .raise(
                        Map.of(),
                        List.of(new AheadTid(pan, baseDate, highest)),
                        AuditEntry.local(NOW, "", "restore", "", ""));
    }

    private Optional<WaitingMeters> waitingAt(String moment) {
        return WaitingMeters.of(store.history(), Instant.parse(moment));
    }

    @Test
    void nobodyWaitsInAStoreThatWasNotPutBack() {
        assertThat(waitingAt("2026-11-23T10:00:00Z")).isEmpty();
    }

    @Test
    void eachWaitsForTheMinuteAfterItsHighestIdentifier() {
        bar(ONE, BaseDate.BDT_2014, "2026-11-23T15:00:00Z");
        bar(OTHER, BaseDate.BDT_2014, "2026-11-24T15:00:00Z");

        assertThat(waitingAt("2026-11-23T15:00:59Z"))
                .contains(new WaitingMeters(2, Instant.parse("2026-11-24T15:01:00Z")));
        assertThat(waitingAt("2026-11-23T15:01:00Z"))
                .contains(new WaitingMeters(1, Instant.parse("2026-11-24T15:01:00Z")));
        assertThat(waitingAt("2026-11-24T15:01:00Z")).isEmpty();
    }

    @Test
    void aMeterUnderTwoBaseDatesIsOne() {
        bar(ONE, BaseDate.BDT_2014, "2020-11-23T15:00:00Z");
        bar(ONE, BaseDate.BDT_1993, "2020-11-23T16:00:00Z");

        assertThat(waitingAt("2020-11-23T10:00:00Z"))
                .contains(new WaitingMeters(1, Instant.parse("2020-11-23T16:01:00Z")));
    }

    @Test
    void isToldInOneWordOrMore() {
        Instant until = Instant.parse("2026-11-24T15:01:00Z");
        String why = " (ahead of the clock when the store was restored, or accepted as an older copy)";

        assertThat(new WaitingMeters(1, until).text()).isEqualTo("1 waits until 2026-11-24T15:01:00Z" + why);
        assertThat(new WaitingMeters(3, until).text()).isEqualTo("3 wait, the last until 2026-11-24T15:01:00Z" + why);
    }
}
