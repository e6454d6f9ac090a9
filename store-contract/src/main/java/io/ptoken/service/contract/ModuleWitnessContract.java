package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.ModuleLeases;
import io.ptoken.service.port.ModuleLeases.Lease;
import io.ptoken.service.port.ModuleWitness;
import io.ptoken.service.port.ModuleWitness.CountedVends;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far a module's state had come. */
abstract class ModuleWitnessContract extends PortContract {

    @Test
    void knowsNothingOfAModuleThatItNeverSaw() {
        assertThat(witness().lastGeneration("sm-1")).isEmpty();
    }

    @Test
    void remembersTheHighestGenerationOfEachModule() {
        witness().witnessed("sm-1", 5);
        witness().witnessed("sm-1", 7);
        witness().witnessed("sm-1", 6);
        witness().witnessed("sm-2", Long.MAX_VALUE);
        harness().restart();
        assertThat(witness().lastGeneration("sm-1")).hasValue(7);
        assertThat(witness().lastGeneration("sm-2")).hasValue(Long.MAX_VALUE);
        assertAudited();
    }

    @Test
    void remembersTheCounterThatWasToldLast() {
        assertThat(witness().lastCounted("sm-1")).isEmpty();
        witness().counted("sm-1", new CountedVends(700, 3));
        witness().counted("sm-2", new CountedVends(Long.MAX_VALUE, 4));
        witness().counted("sm-1", new CountedVends(5, 6));
        harness().restart();
        assertThat(witness().lastCounted("sm-1")).contains(new CountedVends(5, 6));
        assertThat(witness().lastCounted("sm-2")).contains(new CountedVends(Long.MAX_VALUE, 4));
        assertAudited();
    }

    @Test
    void forgetsCountersAndNoGenerations() {
        witness().witnessed("sm-1", 7);
        witness().counted("sm-1", new CountedVends(700, 3));
        witness().forgetCounted();
        harness().restart();
        assertThat(witness().lastCounted("sm-1")).isEmpty();
        assertThat(witness().lastGeneration("sm-1")).hasValue(7);
        witness().forgetCounted();
        assertAudited();
    }

    private ModuleWitness witness() {
        return store().moduleWitness();
    }

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
