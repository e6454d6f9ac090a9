package io.ptoken.kmc.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The steps and entries that host and KMC do; those of modules are played where the modules are. */
class HostAndKmcVectorTest {

    @TestFactory
    Stream<DynamicContainer> everyStepOfHostAndKmcInAnExchange() {
        return VectorTests.exchangesWithoutModule();
    }

    @TestFactory
    Stream<DynamicTest> everyDeviationForHostAndKmc() {
        return VectorTests.entriesWithoutModule();
    }

    /** So that no file is cut short unseen. */
    @Test
    void theFilesHaveAllTheirStepsAndEntries() {
        assertThat(VectorFile.FIRST_LOAD.list("steps")).hasSize(16);
        assertThat(VectorFile.REFRESH_EARLY_END.list("before")).hasSize(16);
        assertThat(VectorFile.REFRESH_EARLY_END.list("steps")).hasSize(33);
        assertThat(VectorFile.STATE_MACHINE.list("sequences")).hasSize(10);
        assertThat(VectorFile.STATE_MACHINE
                        .list("sequences")
                        .flatMap(sequence -> VectorFile.items(sequence.required("steps"))))
                .hasSize(136);
        Map<String, Long> entries = VectorFile.NEGATIVE
                .list("entries")
                .collect(Collectors.groupingBy(
                        entry -> entry.required("target").textValue(), TreeMap::new, Collectors.counting()));
        assertThat(entries).isEqualTo(Map.of("KC", 23L, "KR", 15L, "KL", 18L, "HOST", 11L, "KMC", 7L));
        assertThat(VectorFile.NEGATIVE
                        .list("entries")
                        .map(entry -> entry.required("party").textValue()))
                .containsOnly("module", "host", "kmc");
    }
}
