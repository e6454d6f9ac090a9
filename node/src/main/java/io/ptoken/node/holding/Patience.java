package io.ptoken.node.holding;

import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Lets a server or a command wait for a command that has the modules for a moment: a monitor that asks for the status must
 * not keep others from their work. Nobody waits for a server.
 *
 * @param attempts how often it is tried in all
 * @param pause lets time pass between them
 */
public record Patience(int attempts, Runnable pause) {

    /** What is tried. */
    @FunctionalInterface
    public interface Start<T> {

        /**
         * Tries it; nothing stays open when it throws.
         *
         * @throws HeldFailure when somebody has the modules
         */
        T start() throws IOException;
    }

    /** Does not wait. */
    public static final Patience NONE = new Patience(1, () -> {});

    /** At most about five seconds. */
    public static final Patience OF_A_COMMAND = new Patience(20, () -> sleep(Duration.ofMillis(250)));

    /** At most about a minute. */
    public static final Patience OF_A_SERVER = new Patience(240, () -> sleep(Duration.ofMillis(250)));

    /**
     * Tries until it can be started.
     *
     * @param tell is told once that there is something to wait for
     * @throws HeldFailure when a server has the modules, or a command does not end
     */
    public <T> T start(Start<T> what, Consumer<String> tell) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return what.start();
            } catch (HeldFailure held) {
                if (!held.isPassing() || attempt >= attempts) {
                    throw held;
                }
                if (attempt == 1) {
                    tell.accept("waiting: " + held.holder());
                }
                pause.run();
            }
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
