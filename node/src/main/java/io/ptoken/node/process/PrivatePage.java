package io.ptoken.node.process;

/**
 * A page of the terminal that keeps no scroll-back. It is erased before it is left: when it is closed, and when the process
 * ends by Ctrl-C or SIGTERM while it is open. Thread safe; after its end nothing is shown on it any more.
 */
public interface PrivatePage extends AutoCloseable {

    /** Shows a line; it is broken at blanks where the terminal ends. An empty one is a blank line. */
    void line(String text);

    /**
     * Shows a secret on a line of its own.
     *
     * @param label stands before it
     * @param secret overwritten by the caller afterwards; never part of a string
     */
    void secret(String label, char[] secret);

    /** Erases it and leaves it. */
    @Override
    void close();
}
