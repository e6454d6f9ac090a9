package io.ptoken.node.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.node.holding.HeldFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.ModuleLeases;
import io.ptoken.service.port.ModuleLeases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleLeaseTest {

    private static final String MODULE = "12345678";
    private static final Instant SINCE = Instant.parse("2026-11-23T10:00:00Z");
    private static final Lease ELSEWHERE = new Lease("other", 7, "another machine", 4711, "ptoken serve", SINCE);

    private final ModuleLeases leases = new InMemoryStore().moduleLeases();
    private final Surroundings surroundings = Surroundings.ofProcess();
    private Duration waited = Duration.ZERO;

    @Test
    void isTakenAtOnceWhenNobodyHasItAndGivenBackAtTheEnd() {
        try (ModuleLease lease = take(time -> {})) {
            assertThat(lease).isNotNull();
            assertThat(leases.of(MODULE).orElseThrow().pid())
                    .isEqualTo(ProcessHandle.current().pid());
        }
        assertThat(leases.of(MODULE)).isEmpty();
        assertThat(waited).isZero();
    }

    @Test
    void isNotTakenFromAProcessThatLivesWhichIsNamed() {
        leases.take(MODULE, ELSEWHERE, Optional.empty());

        assertThatThrownBy(() -> take(time -> leases.beat(MODULE, "other")))
                .isInstanceOf(HeldFailure.class)
                .hasMessage(
                        "the security module 12345678 is in use, as the store says, by process 4711: 'ptoken serve',"
                                + " since 2026-11-23T10:00:00Z; wait for its end or stop it, then repeat this command");

        assertThat(leases.of(MODULE).orElseThrow().holder()).isEqualTo("other");
    }

    @Test
    void isTakenOverWithinFiveSecondsFromOneThatIsSilent() {
        leases.take(MODULE, ELSEWHERE, Optional.empty());

        try (ModuleLease lease = take(time -> {})) {
            assertThat(lease).isNotNull();
            assertThat(leases.of(MODULE).orElseThrow().holder()).isNotEqualTo("other");
            assertThat(leases.beat(MODULE, "other")).isFalse();
        }
        assertThat(waited).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4_900));
    }

    @Test
    void isTakenAtOnceFromAProcessOfThisMachineThatIsGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        String here;
        try (ModuleLease lease = take(time -> {})) {
            assertThat(lease).isNotNull();
            here = leases.of(MODULE).orElseThrow().place();
        }
        leases.take(MODULE, new Lease("killed", 7, here, gone.pid(), "ptoken serve", SINCE), Optional.empty());

        try (ModuleLease lease = take(time -> {})) {
            assertThat(lease).isNotNull();
        }
        assertThat(waited).isZero();
    }

    @Test
    void oneThatIsTakenOverIsToldUntilItEnds() {
        try (ModuleLease lease = take(time -> {})) {
            lease.beat();
            assertThat(ModuleAccess.takenOver()).isEmpty();
            leases.take(MODULE, ELSEWHERE, leases.of(MODULE));

            lease.beat();

            assertThat(ModuleAccess.takenOver())
                    .containsExactly(
                            "The security module 12345678 was taken over by process 4711: 'ptoken serve', since"
                                    + " 2026-11-23T10:00:00Z: this process was silent too long, and makes no more tokens from its"
                                    + " next write on; restart it once the other has stopped.");
        }
        assertThat(ModuleAccess.takenOver()).isEmpty();
        assertThat(leases.of(MODULE)).as("the other keeps it").isPresent();
    }

    private ModuleLease take(ModuleLease.Pause meanwhile) {
        return ModuleLease.take(leases, MODULE, "ptoken serve", surroundings, time -> {
            waited = waited.plus(time);
            meanwhile.of(time);
        });
    }
}
