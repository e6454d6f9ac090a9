package io.ptoken.crash.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What to do.
 *
 * @param seed of everything that is left to chance in the test; the server's threads and the clock have chances of their own
 * @param clients clients at work at the same time
 * @param audit whether to check the audit log with {@code ptoken audit verify}
 * @param runs what happens, in order
 */
public record Plan(long seed, int clients, boolean audit, List<RunKind> runs) {

    private static final int PERCENT_READY = 10;
    private static final int PERCENT_START = 12;
    private static final int PERCENT_SHUTDOWN = 12;

    public Plan {
        runs = List.copyOf(runs);
    }

    /** Kills of every kind and other runs of the kinds given, mixed by the seed. */
    public static Plan of(long seed, int clients, boolean audit, int kills, List<RunKind> others) {
        Random random = new Random(seed);
        List<RunKind> runs = new ArrayList<>(others);
        for (int i = 0; i < kills; i++) {
            runs.add(kill(random.nextInt(100)));
        }
        Collections.shuffle(runs, random);
        return new Plan(seed, clients, audit, runs);
    }

    private static RunKind kill(int percent) {
        if (percent < PERCENT_READY) {
            return RunKind.READY;
        }
        if (percent < PERCENT_READY + PERCENT_START) {
            return RunKind.START;
        }
        return percent < PERCENT_READY + PERCENT_START + PERCENT_SHUTDOWN ? RunKind.SHUTDOWN : RunKind.LOAD;
    }

    /** Whether a disk must fail at some time. */
    public boolean hasFaults() {
        return runs.stream().anyMatch(kind -> kind.fault().isPresent());
    }

    /** Whether the power must go at some time. */
    public boolean hasPowerLoss() {
        return runs.contains(RunKind.POWER);
    }
}
