package io.ptoken.node.process;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@link Surroundings} in which somebody else answers.
 *
 * @param others all else
 */
public record Prompted(Surroundings others, Prompt prompt) implements Surroundings {

    @Override
    public Function<String, Optional<String>> environment() {
        return others.environment();
    }

    @Override
    public Clock clock() {
        return others.clock();
    }

    @Override
    public SecureRandom random() {
        return others.random();
    }

    @Override
    public String user() {
        return others.user();
    }
}
