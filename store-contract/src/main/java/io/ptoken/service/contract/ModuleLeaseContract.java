package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.ModuleLeases;
import io.ptoken.service.port.ModuleLeases.Lease;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which process has a module. */
abstract class ModuleLeaseContract extends PortContract {

    private static final Lease ONE = new Lease("one", 0, "here", 4711, "ptoken serve", NOW);
    private static final Lease TWO = new Lease("two", 0, "there", 4712, "ptoken vk load", NOW.plusSeconds(1));

    @Test
    void isTakenOnceAndTellsWhoHasItAlsoAfterARestart() {
        assertThat(leases().of("00000001")).isEmpty();
        assertThat(leases().take("00000001", ONE, Optional.empty())).isTrue();
        assertThat(leases().take("00000001", TWO, Optional.empty())).isFalse();
        assertThat(leases().take("00000002", TWO, Optional.empty())).isTrue();
        harness().restart();
        assertThat(leases().of("00000001")).contains(ONE);
        assertThat(harness().another().moduleLeases().of("00000001")).contains(ONE);
        assertThat(ONE.describe()).isEqualTo("process 4711: 'ptoken serve', since " + NOW);
    }

    @Test
    void isTakenOverAtTheBeatThatWasSeenAndNoOther() {
        leases().take("00000001", ONE, Optional.empty());
        assertThat(leases().beat("00000001", "one")).isTrue();
        assertThat(leases().take("00000001", TWO, Optional.of(ONE))).isFalse();

        assertThat(leases().take("00000001", TWO, leases().of("00000001"))).isTrue();

        assertThat(leases().beat("00000001", "one"))
                .as("who was paused learns it")
                .isFalse();
        assertThat(leases().of("00000001")).contains(TWO);
    }

    @Test
    void isGivenBackByWhoHasItAlone() {
        leases().take("00000001", ONE, Optional.empty());
        leases().giveBack("00000001", "two");
        assertThat(leases().of("00000001")).contains(ONE);
        leases().giveBack("00000001", "one");
        assertThat(leases().of("00000001")).isEmpty();
        assertThat(leases().beat("00000001", "one")).isFalse();
    }

    @Test
    void isTakenByOneOfManyAtOnce() throws Exception {
        ModuleLeases other = harness().another().moduleLeases();
        List<Boolean> taken = Callers.run(
                8,
                IntStream.range(0, 32)
                        .mapToObj(i -> (Callable<Boolean>) () -> (i % 2 == 0 ? leases() : other)
                                .take("00000001", new Lease("h" + i, 0, "", i, "ptoken", NOW), Optional.empty()))
                        .toList());
        assertThat(taken).filteredOn(won -> won).hasSize(1);
    }

    private ModuleLeases leases() {
        return store().moduleLeases();
    }
}
