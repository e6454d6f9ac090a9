package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.port.ModuleStandingStore;
import io.ptoken.service.port.ModuleStandingStore.Decision;
import io.ptoken.sts.InvalidValueException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Where operators want modules to stand. */
abstract class ModuleStandingStoreContract extends PortContract {

    private static final Decision DRAINED = new Decision(OptionalInt.empty(), Optional.empty(), Optional.of(true));
    private static final Decision ALL = new Decision(OptionalInt.of(99), Optional.of(false), Optional.of(true));
    private static final Decision FIRST = new Decision(OptionalInt.of(1), Optional.of(true), Optional.of(false));

    @Test
    void nothingIsDecidedAtFirst() {
        assertThat(standings().all()).isEmpty();
    }

    @Test
    void aDecisionReplacesTheOneBeforeAndSurvivesARestart() {
        standings().decide("a", ALL, entry("all"));
        standings().decide("b", FIRST, entry("first"));
        standings().decide("a", DRAINED, entry("drained"));
        harness().restart();
        assertThat(standings().all()).isEqualTo(Map.of("a", DRAINED, "b", FIRST));
        assertAudited(entry("all"), entry("first"), entry("drained"));
    }

    @Test
    void eachPartIsKeptAsItIs() {
        standings().decide("a", ALL, entry("all"));
        harness().restart();
        assertThat(standings().all()).isEqualTo(Map.of("a", ALL));
    }

    @Test
    void whatSaysNothingIsForgotten() {
        standings().decide("a", DRAINED, entry("drained"));
        standings().decide("b", DRAINED, entry("drained too"));
        standings().decide("a", Decision.NONE, entry("resumed"));
        standings().decide("c", Decision.NONE, entry("nothing"));
        harness().restart();
        assertThat(standings().all()).isEqualTo(Map.of("b", DRAINED));
        assertAudited(entry("drained"), entry("drained too"), entry("resumed"), entry("nothing"));
    }

    @Test
    void showsAnotherProcessWhatIsDecided() {
        ModuleStandingStore other = harness().another().moduleStandings();
        standings().decide("a", DRAINED, entry("drained"));
        assertThat(other.all()).isEqualTo(Map.of("a", DRAINED));
    }

    @Test
    void aDecisionIsNoPreference() {
        standings().decide("a", DRAINED, entry("drained"));
        assertThat(store().preferences().all()).isEmpty();
    }

    @Test
    void noPriorityOutOfItsRangeIsDecided() {
        for (int number : new int[] {0, 100, -1}) {
            assertThatThrownBy(() -> new Decision(OptionalInt.of(number), Optional.empty(), Optional.empty()))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("priority: got '" + number + "', expected 1-99");
        }
    }

    private ModuleStandingStore standings() {
        return store().moduleStandings();
    }
}
