package io.ptoken.service.storemark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.NodeChain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SealedChainsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final AuditLog log = new InMemoryStore().auditLog();

    @Test
    void aLogWithoutRowsHasNothingToSeal() {
        SealedChains chains = new SealedChains(log, List.of());
        chains.look();
        assertThat(chains.marks()).isEmpty();
    }

    @Test
    void theEndIsSealedAsItGrows() {
        SealedChains chains = new SealedChains(log, List.of());
        append("one");
        chains.look();
        append("two");
        chains.look();
        assertThat(chains.marks()).containsExactly(mark(log.head(), Link.START));
    }

    @Test
    void aLogThatLacksWhatWasSealedIsNotSealedAnew() {
        append("one");
        ChainMark other = new ChainMark(1, "a".repeat(64), 0, Link.START.hash());
        ChainMark cut = new ChainMark(2, "b".repeat(64), 0, Link.START.hash());
        for (ChainMark sealed : List.of(other, cut)) {
            SealedChains chains = new SealedChains(log, List.of(sealed));
            chains.look();
            assertThat(chains.marks()).containsExactly(sealed);
            chains.takeAsTheyAre();
            assertThat(chains.marks()).containsExactly(mark(log.head(), Link.START));
        }
    }

    @Test
    void trimmingByAgeMovesTheSeal() {
        append("one");
        append("two");
        SealedChains chains = new SealedChains(log, List.of());
        chains.look();
        log.trim(NOW.plus(Duration.ofDays(1)), 1);
        chains.look();
        assertThat(chains.marks()).containsExactly(mark(log.head(), log.anchor()));
    }

    @Test
    void aLaterRowOfTheMarkIsTheEndOfItsChain() {
        ChainMark other =
                new ChainMark(NodeChain.before(2) + 5, "b".repeat(64), NodeChain.before(2), Link.START.hash());
        ChainMark own = new ChainMark(3, "a".repeat(64), 1, "c".repeat(64));

        assertThat(SealedChains.of(marked(4, List.of(own, other))))
                .containsExactly(new ChainMark(4, "d".repeat(64), 1, "c".repeat(64)), other);
        assertThat(SealedChains.of(marked(2, List.of(own, other))))
                .as("an earlier one")
                .containsExactly(own, other);
    }

    /** A node that has begun its chain since somebody looked. */
    @Test
    void aRowOfAChainThatIsNotInTheMarkIsItsEnd() {
        ChainMark other = new ChainMark(3, "a".repeat(64), 1, "c".repeat(64));
        long before = NodeChain.before(2);

        assertThat(SealedChains.of(marked(before + 2, List.of(other))))
                .containsExactly(other, new ChainMark(before + 2, "d".repeat(64), before, Link.START.hash()));
        assertThat(SealedChains.of(marked(2, List.of())))
                .as("of an earlier release")
                .isEmpty();
    }

    private static StoreMark marked(long row, List<ChainMark> chains) {
        return new StoreMark("store", row, "d".repeat(64), Map.of(), List.of(), chains);
    }

    private void append(String detail) {
        log.append(AuditEntry.local(NOW, "jane", "test", "", detail));
    }

    private static ChainMark mark(Link head, Link anchor) {
        return new ChainMark(head.sequence(), head.hash(), anchor.sequence(), anchor.hash());
    }
}
