package io.ptoken.node.process;

import io.ptoken.cli.ProcessStopSignal;
import io.ptoken.cli.StopSignal;
import io.ptoken.cli.SystemPrompt;
import io.ptoken.cli.console.Screen;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command takes from outside, so that tests can give their own.
 *
 * @param environment value of an environment variable, empty when it is not set
 * @param input what is piped in, or typed where nothing is asked
 * @param prompt asks the person at the terminal
 * @param clock time
 * @param random randomness for keys, passwords and nonces
 * @param stopSignal tells when a server shall stop
 * @param terminal true when stdout is a terminal that wants colours
 * @param screen how wide it is
 * @param user name of the person at the terminal with the operating system
 */
public record Surroundings(
        Function<String, Optional<String>> environment,
        InputStream input,
        Prompt prompt,
        Clock clock,
        SecureRandom random,
        StopSignal stopSignal,
        boolean terminal,
        Screen screen,
        String user) {

    /** Those of the running process. */
    public static Surroundings ofProcess() {
        boolean terminal = Boolean.getBoolean("ptoken.terminal.out") && System.getenv("NO_COLOR") == null;
        return new Surroundings(
                name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty()),
                System.in,
                new SystemPrompt(Screen.ofProcess()),
                Clock.systemUTC(),
                new SecureRandom(),
                new ProcessStopSignal(),
                terminal,
                Screen.ofProcess(),
                System.getProperty("user.name", "unknown"));
    }

    /** The value of an environment variable, or empty when it is not set or has no text. */
    public Optional<String> variable(String name) {
        return environment.apply(name);
    }
}
