package io.ptoken.hsm.simulator;

import java.time.Duration;
import java.util.List;

/** Faults for tests of what talks to a simulated module. */
public final class TestFaults {

    /** Trouble that a client must not even notice. */
    public static final Faults HARMLESS = Faults.random(
            20261123,
            List.of(
                    new Faults.Chance(0.2, new Fault.AnswerLate(Duration.ofMillis(1))),
                    new Faults.Chance(0.2, new Fault.AnswerSplit(4, Duration.ofMillis(1))),
                    new Faults.Chance(0.2, new Fault.ExtraByte(0x0A))));

    private TestFaults() {}
}
