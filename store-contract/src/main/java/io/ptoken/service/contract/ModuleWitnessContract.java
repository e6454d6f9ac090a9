package io.ptoken.service.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.ModuleWitness;
import io.ptoken.service.port.ModuleWitness.CountedVends;
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
}
