package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.ClockDoubts;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.NodeStore.NodeNotice;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.port.NodeStore.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the nodes stand that share the store. */
abstract class NodeStoreContract extends PortContract {

    private static final NodeNotice DISK = new NodeNotice("ERROR", "EService.DiskSpace", "The disk is full; no room.");
    private static final NodeNotice BARE = new NodeNotice("INFO", "EService.Bare", "");

    @Test
    void thereAreNoneAtFirst() {
        assertThat(nodes().all()).isEmpty();
    }

    @Test
    void whatANodeWritesIsThereAfterARestart() {
        nodes().write(standing("one", NOW, NOW));
        harness().restart();
        assertThat(nodes().all()).containsExactly(standing("one", NOW, NOW));
    }

    @Test
    void aNodeHasOneRowHoweverOftenItWrites() {
        nodes().write(standing("one", NOW, NOW));
        NodeStanding later = new NodeStanding(
                "one",
                NOW,
                NOW.plusSeconds(5),
                NOW.plusSeconds(10),
                State.STOPPED,
                "2",
                "10.0.0.7",
                9444,
                "no answer",
                List.of());
        nodes().write(later);
        assertThat(nodes().all()).containsExactly(later);
    }

    @Test
    void nodesStandByNameWhoeverAsks() {
        nodes().write(standing("two", NOW, NOW));
        harness().another().nodes().write(standing("one", NOW, NOW));
        nodes().write(standing("Two", NOW, NOW));
        assertThat(nodes().all()).extracting(NodeStanding::name).containsExactly("Two", "one", "two");
    }

    @Test
    void whatWasBeforeAStartIsReplaced() {
        nodes().write(standing("one", NOW, NOW.plusSeconds(10)));
        nodes().write(standing("two", NOW, NOW.plusSeconds(10)));
        NodeStanding again = standing("one", NOW.plusSeconds(11), NOW.plusSeconds(11));
        nodes().write(again);
        assertThat(nodes().all()).containsExactly(again, standing("two", NOW, NOW.plusSeconds(10)));
    }

    @Test
    void twoOfOneNameThatBothWriteAreBothThere() {
        NodeStanding first = standing("one", NOW, NOW.plusSeconds(20));
        NodeStanding second = standing("one", NOW.plusSeconds(11), NOW.plusSeconds(21));
        nodes().write(standing("one", NOW, NOW.plusSeconds(10)));
        nodes().write(standing("one", NOW.plusSeconds(11), NOW.plusSeconds(11)));
        nodes().write(first);
        nodes().write(second);
        assertThat(nodes().all()).containsExactly(first, second);
    }

    @Test
    void oneThatIsForgottenIsGoneAndThatIsAudited() {
        AuditEntry forgotten = entry("one");
        nodes().write(standing("one", NOW, NOW));
        nodes().write(standing("two", NOW, NOW));

        assertThat(nodes().forget("one", forgotten)).isTrue();
        assertThat(nodes().forget("one", forgotten)).isFalse();

        assertThat(nodes().all()).containsExactly(standing("two", NOW, NOW));
        assertAudited(forgotten);
    }

    @Test
    void whatIsOldIsRemoved() {
        nodes().write(standing("one", NOW, NOW));
        nodes().write(standing("two", NOW, NOW.plusSeconds(1)));
        nodes().trim(NOW.plusSeconds(1));
        assertThat(nodes().all()).extracting(NodeStanding::name).containsExactly("two");
    }

    private static NodeStanding standing(String name, Instant started, Instant at) {
        return new NodeStanding(
                name,
                started,
                started,
                at,
                State.RUNNING,
                "1",
                "0.0.0.0",
                9443,
                "OPERATIONAL, 3 of 999 keys",
                List.of(DISK, BARE));
    }

    private NodeStore nodes() {
        return store().nodes();
    }

    @Test
    void staysAsItWasFirstUntilTheClockIsTrusted() {
        doubts().doubt("a", NOW);
        doubts().doubt("a", NOW.plusSeconds(1));
        harness().restart();
        assertThat(doubts().of("a")).contains(NOW);
        assertThat(doubts().of("b")).isEmpty();

        doubts().trust("a");

        assertThat(doubts().of("a")).isEmpty();
    }

    private ClockDoubts doubts() {
        return store().clockDoubts();
    }
}
