package io.ptoken.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private final Comparison comparison = new Comparison();

    @Test
    void eachTurnIsComparedWithTheOtherOfItsPair() {
        comparison.add(turn(99, 110), turn(100, 100));
        comparison.add(turn(49, 220), turn(50, 200));
        comparison.add(turn(10, 101), turn(20, 100)); // something else ran meanwhile

        assertThat(comparison.rateLost()).isCloseTo(2, within(1e-9));
        assertThat(comparison.processorAdded()).isCloseTo(10, within(1e-9));
        StringWriter out = new StringWriter();
        comparison.print(new PrintWriter(out, true), "Notices");
        assertThat(out.toString())
                .contains("Notices, median of 3 pairs: 2.00 % of the rate, 10.00 % of the processor time for a call");
    }

    @Test
    void ofAnEvenNumberTheTwoInTheMiddleCount() {
        comparison.add(turn(99, 100), turn(100, 100));
        comparison.add(turn(97, 100), turn(100, 100));
        assertThat(comparison.rateLost()).isCloseTo(2, within(1e-9));
    }

    /** One second. */
    private static Measured turn(int calls, long serverMicrosOfEach) {
        Measured measured = new Measured();
        for (int i = 0; i < calls; i++) {
            measured.call(1000);
        }
        measured.lasted(Duration.ofSeconds(1).toNanos());
        measured.used(new ProcessorTime(Duration.ofNanos(calls * serverMicrosOfEach * 1000), Duration.ZERO));
        return measured;
    }
}
