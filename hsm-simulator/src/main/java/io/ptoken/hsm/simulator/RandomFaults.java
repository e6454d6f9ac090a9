package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.sts.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Faults by chance. */
final class RandomFaults implements Faults {

    private final SplittableRandom random;
    private final List<Chance> chances;

    RandomFaults(long seed, List<Chance> chances) {
        double sum = chances.stream().mapToDouble(Chance::probability).sum();
        if (sum > 1.0 || chances.stream().anyMatch(chance -> !(chance.probability() >= 0.0))) {
            throw new InvalidValueException("probabilities", Double.toString(sum), "none below 0, sum at most 1");
        }
        this.random = new SplittableRandom(seed);
        this.chances = List.copyOf(chances);
    }

    @Override
    public synchronized Optional<Fault> next(CommandCode command) {
        double place = random.nextDouble();
        for (Chance chance : chances) {
            place -= chance.probability();
            if (place < 0.0) {
                return Optional.of(chance.fault());
            }
        }
        return Optional.empty();
    }
}
