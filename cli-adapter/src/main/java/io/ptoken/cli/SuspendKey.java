package io.ptoken.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Ctrl-Z at the terminal of this process. A process that it suspends runs no more code, and leaves what the terminal shows; a
 * Java program is not told beforehand. So the key is switched off while nobody else may see the terminal.
 */
final class SuspendKey {

    private SuspendKey() {}

    /** Switches it off; what it gives sets the terminal as it was. Without {@code stty} the key stays as it is. */
    static Runnable off() {
        Optional<String> before = stty("-g");
        if (before.isEmpty() || stty("susp", "undef").isEmpty()) {
            return () -> {};
        }
        return () -> stty(before.get());
    }

    /** What it printed; empty when it failed. */
    private static Optional<String> stty(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String printed = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return stty.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
