package io.ptoken.node.process;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** {@link Surroundings} as they are. */
record ProcessSurroundings(
        Function<String, Optional<String>> environment, Prompt prompt, Clock clock, SecureRandom random, String user)
        implements Surroundings {}
