package io.ptoken.cli;

import io.ptoken.cli.console.Screen;
import io.ptoken.cli.console.Wrapping;
import io.ptoken.node.process.PrivatePage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The alternate screen of the terminal, as editors use it. It is written to without any buffer in between, so that no copy of
 * what it shows stays in memory.
 */
final class AlternateScreen implements PrivatePage {

    private static final String ENTER = "\u001b[?1049h";
    private static final String LEAVE = "\u001b[?1049l";

    /** The cursor goes home, then everything is erased. */
    private static final String ERASE = "\u001b[H\u001b[2J";

    private final OutputStream terminal;
    private final Screen screen;
    private final Ends ends;
    private final Thread end = new Thread(this::leave, "erase");
    private Runnable suspendAgain = () -> {};
    private boolean left;

    /**
     * What could end the page before its time.
     *
     * @param onEnd does something when the process is ended: the runtime's shutdown hooks
     * @param suspendOff switches the key off that suspends the process, and gives what switches it on again
     */
    record Ends(Consumer<Thread> onEnd, Consumer<Thread> notAnyMore, Supplier<Runnable> suspendOff) {}

    private AlternateScreen(OutputStream terminal, Screen screen, Ends ends) {
        this.terminal = terminal;
        this.screen = screen;
        this.ends = ends;
    }

    /**
     * Goes to the alternate screen.
     *
     * @param terminal its bytes, not buffered
     * @param screen how wide it is
     */
    static AlternateScreen open(OutputStream terminal, Screen screen, Ends ends) {
        AlternateScreen page = new AlternateScreen(terminal, screen, ends);
        ends.onEnd().accept(page.end);
        page.enter();
        return page;
    }

    /** Those of this process. */
    static Ends ofProcess() {
        Runtime runtime = Runtime.getRuntime();
        return new Ends(
                runtime::addShutdownHook,
                hook -> {
                    try {
                        runtime.removeShutdownHook(hook);
                    } catch (IllegalStateException e) {
                        // The process ends already, and the hook erases what there is.
                    }
                },
                SuspendKey::off);
    }

    private synchronized void enter() {
        suspendAgain = ends.suspendOff().get();
        write(ENTER + ERASE);
    }

    @Override
    public void line(String text) {
        int columns = screen.out().orElse(Integer.MAX_VALUE);
        for (String line : Wrapping.wrap(text, columns - 1)) {
            write(line + "\n");
        }
    }

    @Override
    public void secret(String label, char[] secret) {
        byte[] shown = new byte[secret.length];
        try {
            for (int i = 0; i < secret.length; i++) {
                shown[i] = (byte) secret[i]; // hex digits and blanks
            }
            synchronized (this) {
                write(label);
                write(shown);
                write("\n");
            }
        } finally {
            Arrays.fill(shown, (byte) 0);
        }
    }

    @Override
    public void close() {
        leave();
        ends.notAnyMore().accept(end);
    }

    private synchronized void leave() {
        if (!left) {
            try {
                write(ERASE + LEAVE);
            } finally {
                left = true;
                suspendAgain.run();
            }
        }
    }

    private void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void write(byte[] bytes) {
        if (left) {
            throw new IllegalStateException("the page is closed");
        }
        try {
            terminal.write(bytes);
            terminal.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
