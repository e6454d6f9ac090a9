package io.ptoken.node.process;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** What a node takes from outside, so that tests can give their own. */
public interface Surroundings {

    /** Those of the running process, with nobody to ask. */
    static Surroundings ofProcess() {
        return new ProcessSurroundings(
                name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty()),
                new NobodyAnswers(),
                Clock.systemUTC(),
                new SecureRandom(),
                System.getProperty("user.name", "unknown"));
    }

    /** Value of an environment variable, empty when it is not set. */
    Function<String, Optional<String>> environment();

    /** Asks the person at the terminal. */
    Prompt prompt();

    /** Time. */
    Clock clock();

    /** Randomness for keys, passwords and nonces. */
    SecureRandom random();

    /** Name of the person at the terminal with the operating system. */
    String user();

    /** The same with somebody else to ask. */
    default Surroundings asking(Prompt other) {
        return new ProcessSurroundings(environment(), other, clock(), random(), user());
    }

    /** The value of an environment variable, or empty when it is not set or has no text. */
    default Optional<String> variable(String name) {
        return environment().apply(name);
    }
}
