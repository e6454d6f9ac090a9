package io.ptoken.service.operate.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.fixture.FakeSecurityModule;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.alert.AlertHistory;
import io.ptoken.service.operate.alert.AlertOutput;
import io.ptoken.service.operate.notice.NoticeReport;
import io.ptoken.service.operate.notice.Notices;
import io.ptoken.service.operate.notice.facts.NoticeSources;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.port.AlertStore.Alert;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.port.NodeStore.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes that tell each other how they stand. */
class NodeBeatTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final Instant noon = clock.instant();
    private final InMemoryStore store = new InMemoryStore();
    private final NoticeSources sources = NoticeSources.inMemory(
            new FakeSecurityModule(clock), store, new PreferenceService(store.preferences(), clock), clock);
    private final NodeBeat one = beat("one", false);

    @Test
    void aNodeWritesWhatItIsAndHowItStands() {
        one.beat();
        NodeStanding standing = only();
        assertThat(standing.name()).isEqualTo("one");
        assertThat(standing.state()).isEqualTo(State.RUNNING);
        assertThat(standing.version()).isEqualTo("1.2.3");
        assertThat(standing.address()).isEqualTo("0.0.0.0");
        assertThat(standing.port()).isEqualTo(9443);
        assertThat(standing.started()).isEqualTo(noon);
        assertThat(standing.at()).isEqualTo(noon);
        assertThat(standing.module()).matches("OPERATIONAL, [0-9]+ of [0-9]+ keys");
        assertThat(standing.notices()).hasSameSizeAs(report().notices());
    }

    @Test
    void oneThatStopsSaysSo() {
        one.beat();
        after(5);
        one.end();
        assertThat(only().state()).isEqualTo(State.STOPPED);
        assertThat(only().notices()).isEmpty();
        assertThat(only().at()).isEqualTo(noon.plusSeconds(5));
    }

    @Test
    void aGapInItsOwnWritingIsNoSilenceOfOthers() {
        one.beat();
        after(29);
        one.beat();
        assertThat(only().steady()).isEqualTo(noon.minusSeconds(30));
        after(30);
        one.beat();
        assertThat(only().steady()).isEqualTo(noon.plusSeconds(59));
    }

    @Test
    void oneThatDiesIsAnAlertUntilItComesBackOrIsForgotten() {
        AlertHistory alerts = new AlertHistory(store.alerts(), "one", false, AlertOutput.NONE, AlertOutput.NONE);
        beat("two", false).beat();
        for (int i = 0; i < 3; i++) {
            one.beat();
            alerts.look(report());
            assertThat(store.alerts().open()).isEmpty();
            after(10);
        }
        one.beat();
        alerts.look(report());
        assertThat(store.alerts().open())
                .extracting(Alert::key)
                .extracting(key -> key.code() + " " + key.subject() + " of '" + key.node() + "'")
                .containsExactly("EService.Node two of ''");

        NodeBeat again = beat("two", false);
        again.beat();
        alerts.look(report());
        assertThat(store.alerts().open()).isEmpty();

        for (int i = 0; i < 3; i++) {
            after(10);
            one.beat();
        }
        alerts.look(report());
        assertThat(store.alerts().open()).hasSize(1);
        store.nodes().forget("two", AuditEntry.local(clock.instant(), "jane", "nodes.forget", "two", ""));
        alerts.look(report());
        assertThat(store.alerts().open()).isEmpty();
    }

    @Test
    void aNodeThatIsSilentForAMonthIsRemoved() {
        beat("two", false).beat();
        clock.advance(NodeBeat.REMEMBERED);
        one.beat();
        assertThat(store.nodes().all()).hasSize(2);
        clock.advance(Duration.ofNanos(1_000));
        one.beat();
        assertThat(only().name()).isEqualTo("one");
    }

    @Test
    void oneThatIsAloneRemovesWhatItWasCalledBefore() {
        beat("two", false).beat();
        after(1);
        beat("three", true).beat();
        assertThat(only().name()).isEqualTo("three");
    }

    private NodeBeat beat(String name, boolean alone) {
        return new NodeBeat(
                store.nodes(), new NodeBeat.Identity(name, "1.2.3", "0.0.0.0", 9443, alone), this::report, clock);
    }

    private NoticeReport report() {
        return Notices.of(sources.get());
    }

    private NodeStanding only() {
        List<NodeStanding> all = store.nodes().all();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void after(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }
}
