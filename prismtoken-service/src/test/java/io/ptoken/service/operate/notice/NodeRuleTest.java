package io.ptoken.service.operate.notice;

import static io.ptoken.service.operate.notice.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.operate.notice.Notice.Level;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.port.NodeStore.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes that share a store, on both sides of half a minute. */
class NodeRuleTest {

    private final Facts facts = new Facts();

    @Test
    void nodesThatWriteAreWell() {
        facts.nodes.add(running("one", NOON.minusSeconds(60), NOON));
        facts.nodes.add(
                running("two", NOON.minusSeconds(60), NOON.minusSeconds(30).plusMillis(1)));
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void oneThatIsSilentForHalfAMinuteIsGone() {
        facts.nodes.add(running("one", NOON.minusSeconds(60), NOON));
        facts.nodes.add(running("two", NOON.minusSeconds(60), NOON.minusSeconds(30)));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EService.Node",
                        "The node two has not been heard of since 2026-11-23T11:59:30Z, and was not stopped.",
                        "Start it again, or have it forgotten if it does not come back.",
                        "two"));
    }

    @Test
    void oneThatWasStoppedIsNot() {
        facts.nodes.add(running("one", NOON.minusSeconds(60), NOON));
        facts.nodes.add(
                standing("two", NOON.minusSeconds(60), NOON.minusSeconds(60), NOON.minusSeconds(30), State.STOPPED));
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void withoutANodeThatRunsNobodyKnows() {
        facts.nodes.add(standing("one", NOON.minusSeconds(60), NOON.minusSeconds(60), NOON, State.STOPPED));
        facts.nodes.add(running("two", NOON.minusSeconds(60), NOON.minusSeconds(30)));
        facts.nodes.add(running("three", NOON.minusSeconds(60), NOON.minusSeconds(31)));
        assertThat(facts.notices()).isEmpty();
    }

    @Test
    void afterAnOutageOfTheStoreNobodyIsGoneForHalfAMinute() {
        facts.nodes.add(running("two", NOON.minusSeconds(60), NOON.minusSeconds(60)));
        facts.nodes.add(
                standing("one", NOON.minusSeconds(99), NOON.minusSeconds(30).plusMillis(1), NOON, State.RUNNING));
        assertThat(facts.notices()).isEmpty();
        facts.nodes.set(1, standing("one", NOON.minusSeconds(99), NOON.minusSeconds(30), NOON, State.RUNNING));
        assertThat(facts.notices())
                .extracting(notice -> notice.subject().text())
                .containsExactly("two");
    }

    @Test
    void twoThatRunUnderOneNameAreTold() {
        facts.nodes.add(running("one", NOON.minusSeconds(60), NOON));
        facts.nodes.add(running("one", NOON.minusSeconds(20), NOON.minusSeconds(9)));
        assertThat(facts.notices())
                .containsExactly(new Notice(
                        Level.ERROR,
                        "EService.NodeName",
                        "2 nodes call themselves one.",
                        "Give each a 'node.name' of its own in its ptoken.yaml, and start it again.",
                        "one"));
        facts.nodes.set(1, standing("one", NOON.minusSeconds(20), NOON, NOON.minusSeconds(9), State.STOPPED));
        assertThat(facts.notices()).isEmpty();
    }

    static NodeStanding running(String name, Instant started, Instant at) {
        return standing(name, started, started.minus(NodeStore.GONE), at, State.RUNNING);
    }

    private static NodeStanding standing(String name, Instant started, Instant steady, Instant at, State state) {
        return new NodeStanding(
                name, started, steady, at, state, "1", "0.0.0.0", 9443, "OPERATIONAL, 3 of 999 keys", List.of());
    }
}
