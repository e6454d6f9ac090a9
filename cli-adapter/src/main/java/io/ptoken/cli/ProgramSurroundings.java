package io.ptoken.cli;

import io.ptoken.cli.console.Screen;
import io.ptoken.node.process.Prompt;
import io.ptoken.node.process.Surroundings;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command takes from outside, so that tests can give their own: what a node does, and the terminal.
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
public record ProgramSurroundings(
        Function<String, Optional<String>> environment,
        InputStream input,
        Prompt prompt,
        Clock clock,
        SecureRandom random,
        StopSignal stopSignal,
        boolean terminal,
        Screen screen,
        String user)
        implements Surroundings {

    /** Those of the running process. */
    public static ProgramSurroundings ofProcess() {
        Surroundings process = Surroundings.ofProcess();
        return new ProgramSurroundings(
                process.environment(),
                System.in,
                new SystemPrompt(Screen.ofProcess()),
                process.clock(),
                process.random(),
                new ProcessStopSignal(),
                Boolean.getBoolean("ptoken.terminal.out") && System.getenv("NO_COLOR") == null,
                Screen.ofProcess(),
                process.user());
    }
}
