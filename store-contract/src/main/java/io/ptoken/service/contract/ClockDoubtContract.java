package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.ClockDoubts;
import org.junit.jupiter.api.Test;

/** Clocks that are doubted. */
abstract class ClockDoubtContract extends PortContract {

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
