package io.ptoken.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void addsConnectionsOfOneTimeAndTimesOfOneConnection() {
        Measured total = new Measured();
        for (int turn = 0; turn < 2; turn++) {
            for (int connection = 0; connection < 4; connection++) {
                Measured one = new Measured();
                one.call(1_000_000);
                one.call(3_000_000);
                one.failure();
                total.add(one);
            }
            total.lasted(500_000_000);
        }

        assertThat(total.calls()).isEqualTo(16);
        assertThat(total.failures()).isEqualTo(8);
        assertThat(total.rate()).isEqualTo(16);
        assertThat(total.millis(50)).isCloseTo(1, within(0.01));
        assertThat(total.millis(99)).isCloseTo(3, within(0.01));
        assertThat(total.longestMillis()).isCloseTo(3, within(0.01));
    }

    @Test
    void isNothingBeforeAnything() {
        assertThat(new Measured().rate()).isZero();
    }
}
